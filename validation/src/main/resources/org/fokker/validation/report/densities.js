// Densities on a line.

const NINETY_FIVE = 1.96;

// Reference first, so that the others are drawn over it.
function referenceFirst(data, items) {
  return [...items].sort((a, b) => (b.route === data.reference) - (a.route === data.reference));
}

// Density over time as a heat map, with the densities of all routes at the slider's time beside it.
function film(stage, data, label) {
  const heat = element('div', {});
  const curves = element('div', {});
  const controls = element('div', {className: 'controls'});
  const hidden = new Set();
  let shown = Math.max(0, data.movies.findIndex(movie => movie.route === data.reference));
  let time = data.movies[shown].times[Math.floor(data.movies[shown].times.length / 4)];
  const names = legend(data, data.movies.map(movie => movie.route), hidden, () => {
    names.paint();
    drawCurves();
  });

  function drawHeat() {
    const movie = data.movies[shown];
    const p = movie.frames.map(unpack);
    const top = p.reduce((max, frame) => frame.reduce((a, b) => Math.max(a, b), max), 0);
    const root = p.map(frame => frame.map(value => Math.sqrt(Math.max(0, value))));
    const ticks = rootTicks(top);
    return draw(heat, label, [{
      type: 'heatmap', x: unpack(movie.axes[0]), y: movie.times, z: root, customdata: p, colorscale: 'Viridis', zmin: 0,
      zmax: Math.sqrt(top), zsmooth: false,
      hovertemplate: 'x = %{x:.4g}<br>t = %{y:.4g}<br>p = %{customdata:.4g}<extra></extra>',
      colorbar: {title: {text: 'p', side: 'top'}, thickness: 12, outlinewidth: 0, tickvals: ticks.map(Math.sqrt),
        ticktext: ticks.map(format)},
    }], {
      height: 380, title: heading('p(x, t), route ' + movie.route), xaxis: axis('x', {showgrid: false}),
      yaxis: axis('time t', {showgrid: false}), shapes: [marker()],
    });
  }

  function marker() {
    return {type: 'line', xref: 'paper', x0: 0, x1: 1, y0: time, y1: time,
      line: {color: '#ffffff', width: 2, dash: 'dot'}};
  }

  function drawCurves() {
    const traces = referenceFirst(data, data.movies).filter(movie => !hidden.has(movie.route)).map(movie => ({
      type: 'scatter', mode: 'lines', name: movie.route, x: unpack(movie.axes[0]),
      y: unpack(movie.frames[nearest(movie.times, time)]), line: lineOf(data, movie.route),
      hovertemplate: '%{y:.4g}',
    }));
    return draw(curves, label, traces, {
      height: 380, title: heading('density at t = ' + format(time)), hovermode: 'x unified', xaxis: axis('x'),
      yaxis: axis('p(x)', {rangemode: 'tozero'}),
    });
  }

  function fill() {
    const times = data.movies[shown].times;
    const pieces = timeline(times, nearest(times, time), index => {
      time = times[index];
      Plotly.relayout(heat, {shapes: [marker()]});
      drawCurves();
    });
    if (data.movies.length > 1) {
      pieces.unshift(chooser('Map', data.movies.map(movie => movie.route), shown, index => {
        shown = index;
        fill();
        drawHeat();
      }));
    }
    controls.replaceChildren(...pieces);
  }

  time = data.movies[shown].times[nearest(data.movies[shown].times, time)];
  stage.append(controls, element('div', {className: 'panels'}, heat, curves), names.bar);
  fill();
  return () => {
    names.paint();
    return Promise.all([drawHeat(), drawCurves()]);
  };
}

// Round values between 0 and the top, spread evenly on a square-root scale.
function rootTicks(top) {
  if (!(top > 0)) {
    return [0];
  }
  const ticks = [0, 1 / 16, 1 / 4, 9 / 16, 1].map(share => Number((share * top).toPrecision(2)));
  return ticks.filter(tick => tick <= top * 1.0001 || tick === 0);
}

// One panel per snapshot: densities above, differences from the reference below.
function snapshots(stage, data, label) {
  const hidden = new Set();
  const panels = data.snapshots.map(() => element('div', {}));
  let logarithmic = false;
  const routes = [...new Set(data.snapshots.flatMap(snapshot => snapshot.profiles.map(profile => profile.route)))];
  const names = legend(data, routes, hidden, () => redraw());
  const controls = element('div', {className: 'controls'}, toggle('Logarithmic', false, checked => {
    logarithmic = checked;
    redraw();
  }));
  stage.append(names.bar, controls, element('div', {className: 'panels'}, ...panels));

  function redraw() {
    names.paint();
    return Promise.all(data.snapshots.map((snapshot, i) => panel(panels[i], snapshot)));
  }

  function panel(div, snapshot) {
    const profiles = referenceFirst(data, snapshot.profiles).filter(profile => !hidden.has(profile.route));
    const differences = snapshot.profiles.some(profile => profile.difference);
    const top = profiles.reduce((max, profile) => unpack(profile.density).reduce((a, b) => Math.max(a, b), max), 0);
    const traces = profiles.flatMap(profile => [...densityOf(profile), ...differenceOf(profile)]);
    const scale = logarithmic ? {type: 'log', range: [Math.log10(top) - 8, Math.log10(top) + 0.4]} : {rangemode: 'tozero'};
    return draw(div, label, traces, {
      height: differences ? 470 : 330, title: heading('t = ' + format(snapshot.time)), hovermode: 'x unified',
      xaxis: axis('x', {anchor: differences ? 'y2' : 'y'}),
      yaxis: axis('p(x)', {domain: [differences ? 0.42 : 0, 1], ...scale}),
      ...(differences && {yaxis2: axis(logarithmic ? '|difference|' : 'difference', {
        domain: [0, 0.34], ...(logarithmic ? {type: 'log', nticks: 5} : {zeroline: true, zerolinecolor: colour('ink')}),
      })}),
    });
  }

  function densityOf(profile) {
    const x = unpack(profile.axes[0]);
    const y = unpack(profile.density);
    const line = lineOf(data, profile.route);
    const curve = {type: 'scatter', mode: 'lines', name: profile.route, x, y: logarithmic ? y.map(positive) : y, line,
      hovertemplate: '%{y:.5g}'};
    if (!profile.standardError || logarithmic) {
      return [curve];
    }
    const error = unpack(profile.standardError);
    return [...band(x, y.map((value, i) => [value - NINETY_FIVE * error[i], value + NINETY_FIVE * error[i]]), line, 'y'),
      curve];
  }

  function differenceOf(profile) {
    if (!profile.difference) {
      return [];
    }
    const x = unpack(profile.axes[0]);
    const y = unpack(profile.difference);
    const line = {...lineOf(data, profile.route), width: 1.3};
    const curve = {type: 'scatter', mode: 'lines', name: profile.route, x,
      y: logarithmic ? y.map(value => positive(Math.abs(value))) : y, line, yaxis: 'y2', hovertemplate: '%{y:.3g}'};
    if (!profile.standardError || logarithmic) {
      return [curve];
    }
    const limits = unpack(profile.standardError).map(error => [-NINETY_FIVE * error, NINETY_FIVE * error]);
    return [...band(x, limits, line, 'y2'), curve];
  }

  function positive(value) {
    return value > 0 ? value : null;
  }

  function band(x, limits, line, yaxis) {
    const edge = {type: 'scatter', mode: 'lines', x, yaxis, line: {width: 0}, hoverinfo: 'skip'};
    return [
      {...edge, y: limits.map(pair => pair[0])},
      {...edge, y: limits.map(pair => pair[1]), fill: 'tonexty', fillcolor: translucent(line.color, 0.2)},
    ];
  }

  return redraw;
}
