// Colours, axes and packed numbers: what all figures share.

// Okabe and Ito's palette without its yellow, which is too pale on paper; the reference is drawn in ink.
const PALETTE = {
  light: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#b57d00', '#56b4e9'],
  dark: ['#56b4e9', '#f08a4b', '#2fc79a', '#e0a0c4', '#e69f00', '#b9dcf2'],
};
const DASHES = ['solid', 'dash', 'dashdot', 'longdash', 'dot', 'longdashdot'];
const STROKES = {
  solid: '', dash: '7 4', dashdot: '7 3 2 3', longdash: '11 4', dot: '2 3', longdashdot: '11 3 2 3',
};
// Dragging zooms and a double click returns; the library's tool bar would cover the colour bars.
const CONFIG = {displayModeBar: false, responsive: true};

let printing = false;

function dark() {
  return !printing && matchMedia('(prefers-color-scheme: dark)').matches;
}

function colour(variable) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + variable).trim();
}

// The colour and dash of a route: the same in every figure of a scenario. Simplified curves would show corners.
function lineOf(data, route) {
  if (route === data.reference) {
    return {color: colour('ink'), dash: 'solid', width: 4.5, simplify: false};
  }
  const others = data.routes.filter(name => name !== data.reference);
  const index = Math.max(0, others.indexOf(route));
  const palette = PALETTE[dark() ? 'dark' : 'light'];
  return {color: palette[index % palette.length], dash: DASHES[index % DASHES.length], width: 1.8, simplify: false};
}

function translucent(hex, alpha) {
  const rgb = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${rgb.join(',')},${alpha})`;
}

// White (or the dark page) in the middle, blue below and vermilion above.
function diverging() {
  return dark()
    ? [[0, '#8fd0ff'], [0.25, '#2f7fb5'], [0.5, '#1b1e23'], [0.75, '#b8602a'], [1, '#ffb27d']]
    : [[0, '#003f66'], [0.25, '#5a9fcc'], [0.5, '#ffffff'], [0.75, '#e8925a'], [1, '#8a3500']];
}

function axis(title, more) {
  return {
    title: {text: title, standoff: 6}, gridcolor: colour('rule'), linecolor: colour('soft'), zeroline: false,
    ticks: 'outside', ticklen: 4, tickcolor: colour('soft'), automargin: true, exponentformat: 'power', ...more,
  };
}

function draw(div, label, traces, layout) {
  if (!div.dataset.named) {
    div.setAttribute('role', 'img');
    div.setAttribute('aria-label', label);
    div.dataset.named = 'yes';
  }
  return Plotly.react(div, traces, {
    font: {family: getComputedStyle(document.body).fontFamily, size: 12.5, color: colour('ink')},
    paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', showlegend: false,
    margin: {l: 56, r: 14, t: 34, b: 46}, hoverlabel: {font: {size: 12}},
    ...layout,
  }, CONFIG);
}

function heading(text) {
  return {text, font: {size: 14}, x: 0.02, xanchor: 'left', y: 0.98, yanchor: 'top'};
}

// Reads a packed array as numbers.
function unpack(packed) {
  if (!packed.values) {
    const bytes = Uint8Array.from(atob(packed.data), character => character.charCodeAt(0));
    const numbers = new {f4: Float32Array, u2: Uint16Array, u1: Uint8Array}[packed.type](bytes.buffer);
    packed.values = Array.from(numbers, packed.type === 'f4' ? undefined : q => packed.low + packed.step * q);
    delete packed.data;
  }
  return packed.values;
}

function format(value) {
  return Number(value.toPrecision(4)).toString().replace('-', '−');
}

// Small pieces of page.
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function chooser(label, names, chosen, change) {
  const select = element('select', {}, ...names.map((name, i) => new Option(name, i, false, i === chosen)));
  select.addEventListener('change', () => change(Number(select.value)));
  return element('label', {}, label + ' ', select);
}

function toggle(label, checked, change) {
  const box = element('input', {type: 'checkbox', checked});
  box.addEventListener('change', () => change(box.checked));
  return element('label', {}, box, ' ' + label);
}

// A slider over times with a button that plays it; calls show(index) whenever the time changes.
function timeline(times, start, show) {
  const range = element('input', {type: 'range', min: 0, max: times.length - 1, step: 1, value: start});
  range.setAttribute('aria-label', 'Time');
  const output = element('output', {}, '');
  const button = element('button', {type: 'button'}, '▶ Play');
  let timer = 0;
  const moved = () => {
    const index = Number(range.value);
    output.value = 't = ' + format(times[index]);
    range.setAttribute('aria-valuetext', output.value);
    show(index);
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    button.textContent = '▶ Play';
  };
  button.addEventListener('click', () => {
    if (timer) {
      stop();
      return;
    }
    if (Number(range.value) === times.length - 1) {
      range.value = 0;
    }
    button.textContent = '❚❚ Pause';
    timer = setInterval(() => {
      range.value = Number(range.value) + 1;
      moved();
      if (Number(range.value) === times.length - 1) {
        stop();
      }
    }, 110);
  });
  range.addEventListener('input', () => {
    stop();
    moved();
  });
  output.value = 't = ' + format(times[start]);
  return [button, range, output];
}

// Names of the routes with their lines; pressing one hides or shows its curves.
function legend(data, names, hidden, change) {
  const bar = element('div', {className: 'controls legend'});
  const paint = () => bar.replaceChildren(...names.map(name => {
    const line = lineOf(data, name);
    const swatch = element('span', {innerHTML: '<svg width="34" height="10" aria-hidden="true"><line x1="1" x2="33" y1="5" '
      + `y2="5" stroke="${line.color}" stroke-width="${line.width}" stroke-dasharray="${STROKES[line.dash]}"/></svg>`});
    const button = element('button', {type: 'button'}, swatch, name);
    button.setAttribute('aria-pressed', String(!hidden.has(name)));
    button.addEventListener('click', () => {
      hidden.has(name) ? hidden.delete(name) : hidden.add(name);
      change();
    });
    return button;
  }));
  return {bar, paint};
}

function nearest(times, time) {
  let best = 0;
  times.forEach((other, i) => {
    if (Math.abs(other - time) < Math.abs(times[best] - time)) {
      best = i;
    }
  });
  return best;
}
