namespace CourseKit.Browser.Tests;

/// <summary>A figure as the library's figures appear in a page: a drawing, the data, a script that lets Plotly take over.</summary>
internal static class SampleFigure
{
    public static string Html() => """
        <figure class="coursekit-figure">
        <svg viewBox="0 0 600 300" role="img" aria-label="A line that falls" width="600" height="300">
        <rect width="600" height="300" fill="none" stroke="currentColor" stroke-opacity=".2"/>
        <path d="M20 20C200 260 300 270 580 280" fill="none" stroke="#2a78b5" stroke-width="3"/></svg>
        <figcaption><strong>Figure.</strong> The gradient of the squared error vanishes where the neuron is surest.</figcaption>
        <script type="application/json">{"data":[{"type":"scatter","x":[0,1,2,3],"y":[4,2,1,0.5]}],"layout":{"height":320}}</script>
        <script>
        (() => {
          const draw = () => document.querySelectorAll('.coursekit-figure:not([data-drawn])').forEach(box => {
            box.dataset.drawn = '';
            const figure = JSON.parse(box.querySelector('script').textContent);
            const target = document.createElement('div');
            box.querySelector('svg').replaceWith(target);
            window.Plotly.newPlot(target, figure.data, figure.layout, { responsive: true });
          });
          const start = () => {
            const meta = document.querySelector('meta[name="coursekit-plotly"]');
            const script = document.createElement('script');
            script.src = meta.content;
            script.onload = draw;
            document.head.append(script);
          };
          document.readyState === 'loading' ? addEventListener('DOMContentLoaded', start) : start();
        })();
        </script></figure>
        """;
}
