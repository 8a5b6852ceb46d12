// The pages' script: theme, contents, copying, formulas, diagrams. Works from file://, needs nothing but what the page links.
(() => {
  'use strict';
  const root = document.documentElement;
  const ready = run => document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', run) : run();

  function themeButton() {
    const button = document.querySelector('.theme');
    if (!button) return;
    const order = ['auto', 'light', 'dark'];
    const current = () => root.dataset.theme || 'auto';
    const show = () => {
      button.textContent = { auto: 'Theme: auto', light: 'Theme: light', dark: 'Theme: dark' }[current()];
    };
    button.addEventListener('click', () => {
      const next = order[(order.indexOf(current()) + 1) % order.length];
      if (next === 'auto') delete root.dataset.theme;
      else root.dataset.theme = next;
      try {
        if (next === 'auto') localStorage.removeItem('coursekit-theme');
        else localStorage.setItem('coursekit-theme', next);
      } catch { /* A browser may forbid storage: the choice then lasts as long as the page. */ }
      show();
    });
    show();
    button.hidden = false;
  }

  function contents() {
    const button = document.querySelector('.menu');
    const side = document.getElementById('contents');
    if (!button || !side) return;
    button.hidden = false;
    const open = value => {
      side.classList.toggle('open', value);
      button.setAttribute('aria-expanded', String(value));
    };
    button.addEventListener('click', () => {
      open(!side.classList.contains('open'));
      if (side.classList.contains('open')) window.scrollTo(0, 0);
    });
    side.addEventListener('click', event => { if (event.target.closest('a')) open(false); });
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape' && side.classList.contains('open')) { open(false); button.focus(); }
    });
    followReading(side);
  }

  function followReading(side) {
    const links = [...side.querySelectorAll('#page-sections a')];
    const headings = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    if (links.length === 0) return;
    let waiting = false;
    const update = () => {
      waiting = false;
      let here = -1;
      headings.forEach((heading, i) => { if (heading && heading.getBoundingClientRect().top < 120) here = i; });
      links.forEach((link, i) => link.classList.toggle('here', i === here));
      if (here >= 0 && side.scrollHeight > side.clientHeight) {
        const top = links[here].offsetTop;
        if (top < side.scrollTop || top > side.scrollTop + side.clientHeight - 60) side.scrollTop = top - side.clientHeight / 2;
      }
    };
    window.addEventListener('scroll', () => {
      if (!waiting) { waiting = true; requestAnimationFrame(update); }
    }, { passive: true });
    update();
  }

  function copyButtons() {
    for (const button of document.querySelectorAll('.copy')) {
      button.hidden = false;
      button.addEventListener('click', async () => {
        const text = button.closest('.input').querySelector('code').textContent;
        button.textContent = await copy(text) ? 'Copied' : 'Press Ctrl+C';
        setTimeout(() => { button.textContent = 'Copy'; }, 1600);
      });
    }
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not every browser gives a page from a file the clipboard; the old way still works there.
      const area = document.createElement('textarea');
      area.value = text;
      area.style.position = 'fixed';
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      return done;
    }
  }

  function formulas() {
    if (!window.katex) return;
    for (const element of document.querySelectorAll('.math')) {
      const tex = element.textContent.trim();
      const display = tex.startsWith('\\[');
      if (!display && !tex.startsWith('\\(')) continue;
      window.katex.render(tex.slice(2, -2), element, { displayMode: display, throwOnError: false, strict: 'ignore' });
      element.dataset.drawn = '';
    }
  }

  async function diagrams() {
    const sources = [...document.querySelectorAll('.mermaid-source')];
    if (sources.length === 0 || !window.mermaid) return;
    const font = getComputedStyle(root).getPropertyValue('--sans').trim();
    const drawings = sources.map(() => ({}));
    // Both themes are drawn once; the style sheet shows the right one, also on paper.
    const tones = {
      light: { background: '#fffefb', primaryColor: '#e2f1f4', primaryBorderColor: '#0e6377', primaryTextColor: '#1d2126',
        secondaryColor: '#fdf4e0', tertiaryColor: '#f6f5f0', lineColor: '#565d66', textColor: '#1d2126', edgeLabelBackground: '#fffefb' },
      dark: { darkMode: true, background: '#15181c', primaryColor: '#163740', primaryBorderColor: '#6cc5d8', primaryTextColor: '#dfe3e8',
        secondaryColor: '#362a14', tertiaryColor: '#1c2026', lineColor: '#a3abb6', textColor: '#dfe3e8', edgeLabelBackground: '#15181c' },
    };
    for (const name of ['light', 'dark']) {
      window.mermaid.initialize({
        startOnLoad: false, theme: 'base', themeVariables: { ...tones[name], fontFamily: font }, securityLevel: 'strict', fontFamily: font,
      });
      for (const [i, source] of sources.entries()) {
        try {
          drawings[i][name] = (await window.mermaid.render(`diagram-${name}-${i + 1}`, source.textContent)).svg;
        } catch (problem) {
          drawings[i].problem = String(problem && problem.message || problem).split('\n')[0];
        }
      }
    }
    for (const [i, source] of sources.entries()) {
      const { light, dark, problem } = drawings[i];
      const box = document.createElement('div');
      if (problem) {
        box.className = 'note';
        box.textContent = 'This diagram can’t be drawn: ' + problem;
        source.after(box);
        continue;
      }
      box.innerHTML = `<div class="for-light">${light}</div><div class="for-dark">${dark}</div>`;
      // On a phone a diagram that shrinks with the page can't be read; from some width on it scrolls instead.
      for (const svg of box.querySelectorAll('svg')) svg.style.minWidth = `${Math.min(svg.viewBox.baseVal.width, 560)}px`;
      source.replaceWith(box);
    }
  }

  // What is wider or longer than its frame scrolls inside it, with the keyboard too; what fits is no stop for Tab.
  function scrollersByKeyboard() {
    for (const box of document.querySelectorAll('pre, .scroll, .math.display, .diagram, .output.html, .output.picture')) {
      if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    }
  }

  // Figures that other tools left as data only; the course's own figures bring their own script.
  function plotlyData() {
    const boxes = [...document.querySelectorAll('.plotly-json')];
    const meta = document.querySelector('meta[name="coursekit-plotly"]');
    if (boxes.length === 0 || !meta) return;
    const draw = () => {
      for (const box of boxes) {
        const figure = JSON.parse(box.querySelector('script').textContent);
        const target = document.createElement('div');
        box.append(target);
        window.Plotly.newPlot(target, figure.data || [], figure.layout || {}, { responsive: true, displaylogo: false, ...figure.config });
      }
    };
    if (window.Plotly) { draw(); return; }
    let script = document.querySelector('script[data-coursekit-plotly]');
    if (!script) {
      script = document.createElement('script');
      script.dataset.coursekitPlotly = '';
      script.src = meta.content;
      if (meta.dataset.integrity) { script.integrity = meta.dataset.integrity; script.crossOrigin = 'anonymous'; }
      document.head.append(script);
    }
    script.addEventListener('load', draw);
  }

  function paper() {
    let closed = [];
    window.addEventListener('beforeprint', () => {
      closed = [...document.querySelectorAll('details:not([open])')];
      for (const details of closed) details.open = true;
    });
    window.addEventListener('afterprint', () => { for (const details of closed) details.open = false; });
  }

  // A link into a folded part, from an error or another page, opens it.
  function unfoldTarget() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let details = target.closest('details'); details; details = details.parentElement.closest('details')) details.open = true;
    target.querySelector(':scope > details.folded')?.setAttribute('open', '');
    target.scrollIntoView();
  }

  ready(() => {
    themeButton();
    contents();
    copyButtons();
    paper();
    formulas();
    plotlyData();
    unfoldTarget();
    window.addEventListener('hashchange', unfoldTarget);
    scrollersByKeyboard();
    window.addEventListener('resize', scrollersByKeyboard);
    diagrams().finally(() => {
      scrollersByKeyboard();
      root.dataset.ready = '';
    });
  });
})();
