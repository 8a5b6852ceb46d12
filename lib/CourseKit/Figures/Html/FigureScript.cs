namespace CourseKit.Figures.Html;

/// <summary>
/// The script in every figure: it draws all figures of the page that are not drawn yet with Plotly, in the page's
/// colours, and leaves the static drawing wherever anything fails.
/// </summary>
internal static class FigureScript
{
    /// <summary>Where Plotly comes from in a page that neither has it nor names a place.</summary>
    public const string Cdn = "https://cdn.jsdelivr.net/npm/plotly.js-dist-min@4.1.2/plotly.min.js";

    /// <summary>The hash of that file.</summary>
    public const string Integrity = "sha384-hHv6D3tTUUBpp4tVv6t2Dc3oGuRhphmWOTKUR8jWyN0Pnon1g3iebKCNDNmKmxo8";

    private const string Template = """
        (function(){
        var W=window,D=document,figures=[].slice.call(D.querySelectorAll('.coursekit-figure:not([data-drawn])'));
        if(!figures.length)return;
        figures.forEach(function(f){f.setAttribute('data-drawn','no')});
        function tones(f){var s=getComputedStyle(f),v=function(n){return s.getPropertyValue('--ck-'+n).trim()};
        return v('ink')&&{ink:v('ink'),soft:v('soft'),grid:v('grid'),axis:v('axis'),paper:v('paper')}}
        function themed(d,f){var t=tones(f),c=JSON.parse(JSON.stringify(d.layout.template||{})),l=c.layout||(c.layout={});
        if(!t||!l.xaxis)return c;
        l.font.color=t.ink;l.hoverlabel={bgcolor:t.paper,bordercolor:t.axis,font:{color:t.ink}};
        ['xaxis','yaxis'].forEach(function(a){a=l[a];a.gridcolor=t.grid;a.linecolor=a.tickcolor=t.axis;a.tickfont={color:t.soft};
        (l.scene[a===l.xaxis?'xaxis':'yaxis']).gridcolor=t.grid});
        var b=c.data.bar[0];b.error_x.color=b.error_y.color=t.ink;
        l.scene.zaxis.gridcolor=t.grid;l.annotationdefaults.arrowcolor=t.axis;l.shapedefaults={label:{font:{color:t.ink}}};
        l.sliderdefaults={bgcolor:t.grid,bordercolor:t.axis,activebgcolor:t.axis,tickcolor:t.axis,font:{color:t.soft},currentvalue:{font:{color:t.ink}}};
        l.updatemenudefaults={bgcolor:t.paper,bordercolor:t.axis,font:{color:t.ink}};
        return c}
        function wrapped(text,width){var lines=[''];text.split(' ').forEach(function(w){
        var last=lines[lines.length-1];if(last&&(last.length+w.length)*8.6>width)lines.push(w);else lines[lines.length-1]=last?last+' '+w:w});
        return lines}
        function small(L){
        Object.keys(L).forEach(function(k){var a=L[k];if(!/^[xy]axis/.test(k))return;a.nticks=4;a.tickfont={size:9};if(a.title&&a.title.text)a.title.font={size:10}});
        (L.annotations||[]).forEach(function(t){t.font=Object.assign({},t.font,{size:t.font&&t.font.size>12.6?11:9.5});t.borderpad=0;
        if(t.xref==='paper'&&t.yanchor==='bottom')t.text=t.text.replace(/(%).+/,'$1');
        if(t.textangle)t.xshift=-36});
        L.margin.l=46;L.margin.r=6}
        function stacked(d){
        // On a phone panels stand below each other, each as wide as the screen; small multiples stay side by side.
        var L=d.layout;if(L.meta&&L.meta.multiples)return small(L);
        var keys=Object.keys(L).filter(function(k){return /^(xaxis|scene)[0-9]*$/.test(k)&&L[k].domain});
        if(!keys.some(function(k){var x=L[k].domain.x||L[k].domain;return x[1]-x[0]<.8}))return;
        var n=keys.length,top=(L.margin&&L.margin.t)||44,row=270,H=top+n*row-10,P=H-top-48;
        keys.forEach(function(k,i){
        var number=k.replace(/^[a-z]+/,''),a=L[k],y=L['yaxis'+number],old=a.domain.x||a.domain,oldY=a.domain.y||(y&&y.domain),
        high=1-(i*row+24)/P,low=Math.max(0,1-((i+1)*row-58)/P),bars=d.data.map(function(t){return t.marker&&t.marker.colorbar?{colorbar:t.marker.colorbar,xaxis:t.xaxis}:t}).filter(function(t){return t.colorbar&&(t.scene||t.xaxis||'x').replace(/^[a-z]+/,'')===number});
        if(!oldY)return;
        (L.annotations||[]).forEach(function(t){if(t.xref==='paper'&&Math.abs(t.x-old[0])<1e-3&&Math.abs(t.y-oldY[1])<1e-3&&!t.moved){t.x=0;t.y=high;t.moved=1}});
        bars.forEach(function(t){t.colorbar.x=.9;t.colorbar.y=(low+high)/2;t.colorbar.len=high-low});
        var wide=[0,bars.length?.88:1];
        if(y){a.domain=wide;y.domain=[low,high];delete a.showticklabels;delete y.showticklabels}else a.domain={x:wide,y:[low,high]}});
        (L.annotations||[]).forEach(function(t){delete t.moved});
        L.height=H}
        function narrowed(d,width){
        var L=d.layout,k=Math.min(1,width/640);
        if(L.width>width){L.height=Math.round(L.height*Math.max(.7,width/L.width));delete L.width;L.autosize=true}
        stacked(d);
        if(!(L.meta&&L.meta.multiples))(L.annotations||[]).forEach(function(t){if(t.xref!=='paper'&&t.font&&t.font.size===12)t.font.size=9.5});
        (L.sliders||[]).forEach(function(s){s.x=.42;s.len=.58});
        if(L.yaxis&&L.yaxis.scaleanchor&&L.xaxis.showticklabels===false){var top=(L.margin&&L.margin.t)||44;
        L.height=top+Math.max((L.height-top)*k,d.data.some(function(t){return t.colorbar&&t.showscale})?120:0);
        // The gaps shrink with the images, the titles in them do not: without padding they stay clear of the row above.
        (L.annotations||[]).forEach(function(t){t.font={size:8.5};t.borderpad=0;t.yshift=-1})}}
        function draw(f){
        var svg=f.querySelector('svg'),data=f.querySelector('script[type="application/json"]'),div=D.createElement('div'),d;
        d=JSON.parse(data.textContent);
        // q: a grid of values, one or two bytes each, the largest number a gap.
        d.data.forEach(function(t){var q=t.q;if(!q)return;var s=atob(q.z),b=q.b,w=q.w*b,g=b>1?65535:255,z=[],a=q.ends[0],k=(q.ends[1]-a)/(g-1);
        for(var i=0;i<s.length;i+=w){var r=[];for(var j=i;j<i+w;j+=b){var c=s.charCodeAt(j)+(b>1?256*s.charCodeAt(j+1):0);r.push(c===g?null:+(a+k*c).toPrecision(b+3))}z.push(r)}
        t.z=z;delete t.q});
        // A frame says what differs from the traces that stand; n: it has their first n points.
        (d.frames||[]).forEach(function(r){r.data=r.data.map(function(t,i){var b=d.data[r.traces[i]];if(!b)return t;var c=Object.assign({},b,t);
        if('n' in t){c.x=b.x.slice(0,t.n);c.y=b.y.slice(0,t.n);delete c.n}
        return c})});
        if(d.data.some(function(t){return t.type==='surface'})){var c=D.createElement('canvas');if(!(c.getContext('webgl')||c.getContext('webgl2')))return}
        div.className='coursekit-plot';div.setAttribute('role','img');div.setAttribute('aria-label',svg.getAttribute('aria-label'));
        div.style.cssText='position:absolute;left:0;right:0;top:0;visibility:hidden';
        var L=d.layout,width=f.clientWidth||640,title=L.title&&L.title.text;
        L.template=themed(d,f);L.autosize=!L.width;L.height=L.height||400;if(width<480)narrowed(d,width);
        if(title){var n=wrapped(title,width);L.title.text=n.join('<br>');
        if(n.length>1&&L.margin&&L.margin.t){L.margin.t+=20*(n.length-1);L.height+=20*(n.length-1)}}
        div.style.height=L.height+'px';f.insertBefore(div,svg);
        W.Plotly.newPlot(div,{data:d.data,layout:L,frames:d.frames||[],config:Object.assign({displaylogo:false,responsive:true,displayModeBar:width<480||W.matchMedia("(hover:none)").matches?false:"hover"},d.config||{})}).then(function(){
        if(div.querySelector('.no-webgl'))throw new Error('no WebGL');
        var F=div._fullLayout||{},lg=F.legend,more=lg&&F.showlegend?Math.round((lg._height||0)-26):0,change={};
        // Plotly writes all of 1 to 9 on one or two decades, or 1, 2, 5, however short the axis is: fewer ticks make it 1, 2, 5, or powers of ten.
        // And it leaves it to the reader to multiply a bare 2 by the power of ten below it: with a format it writes 0.2.
        Object.keys(F).forEach(function(k){var a=F[k],r=a&&a.range&&Math.abs(a.range[1]-a.range[0]);if(!/^[xy]axis/.test(k)||a.type!=='log'||a.tickvals)return;
        // Powers of ten already: they stay so when another axis's labels make room.
        if(a.dtick===1||a._length<(/^x/.test(k)?150:45)*r&&/^D/.test(a.dtick))change[k+'.nticks']=Math.max(1,Math.floor(r/.71));
        else{if(a.dtick==='D1')change[k+'.nticks']=Math.max(1,Math.floor(r/.31));
        if(/^D/.test(a.dtick)&&!a.tickformat)change[k+'.tickformat']='~g'}});
        if(more>0){L.height+=more;div.style.height=L.height+'px';change['margin.t']=((L.margin&&L.margin.t)||44)+more;change.height=L.height}
        if(Object.keys(change).length)return W.Plotly.relayout(div,change)
        }).then(function(){
        div.style.cssText='width:100%;height:'+L.height+'px';f.setAttribute('data-drawn','yes');
        var seen=JSON.stringify(tones(f));
        function retone(){if(!D.contains(f))return stop();var now=JSON.stringify(tones(f));
        if(now!==seen){seen=now;W.Plotly.relayout(div,{template:themed({layout:L},f)})}}
        var o=new MutationObserver(retone),q=W.matchMedia('(prefers-color-scheme: dark)');
        function stop(){o.disconnect();q.removeEventListener('change',retone)}
        [D.documentElement,D.body].forEach(function(e){o.observe(e,{attributes:true,attributeFilter:['class','data-theme','data-jp-theme-light','data-vscode-theme-kind']})});
        q.addEventListener('change',retone);
        }).catch(function(){fail(f,div)})}
        function fail(f,div){f.setAttribute('data-drawn','no');try{W.Plotly.purge(div)}catch(e){}if(div.parentNode)div.parentNode.removeChild(div)}
        function all(){figures.forEach(function(f){try{draw(f)}catch(e){var div=f.querySelector('.coursekit-plot');if(div)fail(f,div)}})}
        if(W.Plotly)return all();
        var s=D.querySelector('script[data-coursekit-plotly]');
        if(!s){var m=D.querySelector('meta[name="coursekit-plotly"]'),hash=m?m.getAttribute('data-integrity'):'@@INTEGRITY@@';
        s=D.createElement('script');s.setAttribute('data-coursekit-plotly','');s.src=m?m.content:'@@CDN@@';
        if(hash){s.integrity=hash;s.crossOrigin='anonymous'}
        D.head.appendChild(s)}
        s.addEventListener('load',function(){if(W.Plotly)all()});
        })();
        """;

    public static string Source { get; } = Template
        .Replace("@@CDN@@", Cdn, StringComparison.Ordinal).Replace("@@INTEGRITY@@", Integrity, StringComparison.Ordinal).ReplaceLineEndings("\n");
}
