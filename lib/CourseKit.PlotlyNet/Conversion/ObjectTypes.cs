using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace CourseKit.PlotlyNet.Conversion;

/// <summary>
/// Which of Plotly.NET's types stands for which property of Plotly's schema. Its functions look for these types; what it
/// has none for stays a plain object, which writes the same JSON.
/// </summary>
internal static class ObjectTypes
{
    private static readonly Dictionary<string, Func<DynamicObj.DynamicObj>> Types = new(StringComparer.Ordinal)
    {
        ["layout.title"] = () => new Title(),
        ["layout.font"] = () => new Font(),
        ["layout.legend"] = () => new Legend(),
        ["layout.margin"] = () => new Margin(),
        ["layout.hoverlabel"] = () => new Hoverlabel(),
        ["layout.modebar"] = () => new ModeBar(),
        ["layout.uniformtext"] = () => new UniformText(),
        ["layout.transition"] = () => new Transition(),
        ["layout.grid"] = () => new LayoutGrid(),
        ["layout.coloraxis"] = () => new ColorAxis(),
        ["layout.xaxis"] = () => new LinearAxis(),
        ["layout.yaxis"] = () => new LinearAxis(),
        ["layout.scene"] = () => new Scene(),
        ["layout.polar"] = () => new Polar(),
        ["layout.ternary"] = () => new Ternary(),
        ["layout.geo"] = () => new Geo(),
        ["layout.mapbox"] = () => new Mapbox(),
        ["layout.smith"] = () => new Smith(),
        ["layout.shapes"] = () => new Shape(),
        ["layout.annotations"] = () => new Annotation(),
        ["layout.selections"] = () => new Selection(),
        ["layout.images"] = () => new LayoutImage(),
        ["layout.sliders"] = () => new Slider(),
        ["layout.updatemenus"] = () => new UpdateMenu(),
        ["scene.xaxis"] = () => new LinearAxis(),
        ["scene.yaxis"] = () => new LinearAxis(),
        ["scene.zaxis"] = () => new LinearAxis(),
        ["scene.annotations"] = () => new Annotation(),
        ["scene.camera"] = () => new Camera(),
        ["scene.aspectratio"] = () => new AspectRatio(),
        ["camera.eye"] = () => new CameraEye(),
        ["camera.up"] = () => new CameraUp(),
        ["camera.center"] = () => new CameraCenter(),
        ["linearaxis.title"] = () => new Title(),
        ["linearaxis.tickfont"] = () => new Font(),
        ["linearaxis.minor"] = () => new Minor(),
        ["linearaxis.rangeslider"] = () => new RangeSlider(),
        ["linearaxis.rangebreaks"] = () => new Rangebreak(),
        ["title.font"] = () => new Font(),
        ["title.pad"] = () => new Padding(),
        ["legend.font"] = () => new Font(),
        ["legend.title"] = () => new Title(),
        ["annotation.font"] = () => new Font(),
        ["shape.line"] = () => new Line(),
        ["slider.steps"] = () => new SliderStep(),
        ["slider.currentvalue"] = () => new SliderCurrentValue(),
        ["slider.pad"] = () => new Padding(),
        ["updatemenu.buttons"] = () => new UpdateMenuButton(),
        ["updatemenu.pad"] = () => new Padding(),
        ["trace.marker"] = () => new Marker(),
        ["trace.line"] = () => new Line(),
        ["trace.colorbar"] = () => new ColorBar(),
        ["trace.contours"] = () => new Contours(),
        ["trace.error_x"] = () => new Error(),
        ["trace.error_y"] = () => new Error(),
        ["trace.error_z"] = () => new Error(),
        ["trace.hoverlabel"] = () => new Hoverlabel(),
        ["trace.textfont"] = () => new Font(),
        ["trace.dimensions"] = () => new Dimension(),
        ["marker.line"] = () => new Line(),
        ["marker.colorbar"] = () => new ColorBar(),
        ["line.colorbar"] = () => new ColorBar(),
        ["colorbar.title"] = () => new Title(),
        ["colorbar.tickfont"] = () => new Font(),
        ["contours.labelfont"] = () => new Font(),
    };

    /// <summary>An empty object for a property, and the name of its kind.</summary>
    /// <param name="kind">The kind of what holds the property.</param>
    /// <param name="name">The property's name; <c>xaxis3</c> is another <c>xaxis</c>.</param>
    public static (DynamicObj.DynamicObj Made, string Kind) Of(string kind, string name)
        => Types.TryGetValue($"{kind}.{name.TrimEnd("0123456789".ToCharArray())}", out var make) && make() is { } made
            ? (made, made.GetType().Name.ToLowerInvariant())
            : (new DynamicObj.DynamicObj(), "");

    /// <summary>An empty trace of Plotly.NET's class for a type of trace.</summary>
    public static Trace Trace(string type) => type switch
    {
        "scatter" or "scattergl" or "bar" or "histogram" or "histogram2d" or "histogram2dcontour" or "heatmap" or "image"
            or "contour" or "box" or "violin" or "waterfall" or "funnel" or "ohlc" or "candlestick" or "splom" => new Trace2D(type),
        "surface" or "scatter3d" or "mesh3d" or "cone" or "streamtube" or "volume" or "isosurface" => new Trace3D(type),
        "scatterpolar" or "scatterpolargl" or "barpolar" => new TracePolar(type),
        "choropleth" or "scattergeo" => new TraceGeo(type),
        "choroplethmapbox" or "scattermapbox" or "densitymapbox" => new TraceMapbox(type),
        "scatterternary" => new TraceTernary(type),
        "carpet" or "scattercarpet" or "contourcarpet" => new TraceCarpet(type),
        "scattersmith" => new TraceSmith(type),
        "pie" or "funnelarea" or "sunburst" or "treemap" or "icicle" or "parcoords" or "parcats" or "sankey" or "table"
            or "indicator" => new TraceDomain(type),
        _ => new Trace(type),
    };
}
