// What was checked: distances between routes, and likelihoods.

const SMALLEST = 1e-17;

// A dot or cross at each distance, an upright stroke at what the errors explain.
function errors(stage, data, label) {
  const div = element('div', {});
  stage.append(div);
  return () => {
    const rows = [...data.comparisons].reverse();
    const name = row => `${row.route} : ${row.reference}, t = ${format(row.time)}`;
    const size = value => Math.max(value === null ? NaN : value, SMALLEST);
    const links = {type: 'scatter', mode: 'lines', x: rows.flatMap(row => [size(row.l1), size(row.expected), null]),
      y: rows.flatMap((_, i) => [i, i, null]), line: {color: colour('rule'), width: 3}, hoverinfo: 'skip'};
    const found = (passed, symbol, paint) => {
      const some = rows.map((row, i) => [row, i]).filter(([row]) => row.passed === passed);
      return {type: 'scatter', mode: 'markers', x: some.map(([row]) => size(row.l1)), y: some.map(([, i]) => i),
        text: some.map(([row]) => name(row)), marker: {symbol, size: passed ? 10 : 12, color: colour(paint)},
        hovertemplate: '%{text}<br>L¹ = %{x:.4g}<extra></extra>'};
    };
    const explained = {type: 'scatter', mode: 'markers', x: rows.map(row => size(row.expected)), y: rows.map((_, i) => i),
      text: rows.map(name), marker: {symbol: 'line-ns-open', size: 14, line: {width: 2.5}, color: colour('ink')},
      hovertemplate: '%{text}<br>explained %{x:.4g}<extra></extra>'};
    const values = rows.flatMap(row => [row.l1, row.expected]).filter(value => value > 0);
    const range = values.length === 0 ? [-17, 0]
      : [Math.floor(Math.log10(Math.max(SMALLEST, Math.min(...values))) - 0.15), Math.ceil(Math.log10(Math.max(...values)) + 0.15)];
    return draw(div, label, [links, explained, found(true, 'circle', 'good'), found(false, 'x', 'bad')], {
      height: 100 + 26 * rows.length, margin: {l: 20, r: 14, t: 14, b: 50},
      xaxis: axis('L¹ distance', {type: 'log', range, dtick: Math.max(1, Math.ceil((range[1] - range[0]) / 10))}),
      yaxis: axis('', {tickvals: rows.map((_, i) => i), ticktext: rows.map(name), range: [-0.7, rows.length - 0.3],
        showgrid: false, ticks: ''}),
    });
  };
}

const PANELS = 6;
const MOST_SHOWN = 4;

// A point, of a long one its beginning.
const short = point => point.length <= MOST_SHOWN ? '(' + point.map(format).join(', ') + ')'
  : '(' + point.slice(0, 2).map(format).join(', ') + ', … ' + point.length + ' in all)';

function likelihood(stage, data, label) {
  const points = new Map();
  for (const estimate of data.likelihood) {
    const key = estimate.point.join();
    points.set(key, [...(points.get(key) || []), estimate]);
  }
  return points.size <= PANELS ? perPoint(stage, points, label) : overPoints(stage, points, label);
}

// One panel per point: estimators down, log p across.
function perPoint(stage, points, label) {
  const panels = [...points.values()].map(estimates => [element('div', {}), short(estimates[0].point), estimates]);
  stage.append(element('div', {className: 'panels'}, ...panels.map(panel => panel[0])));
  return () => Promise.all(panels.map(([div, point, estimates]) => {
    const exact = estimates.map(estimate => estimate.exact).find(value => value !== null);
    const rows = [...estimates].reverse();
    const group = (passed, symbol, paint) => {
      const some = rows.map((row, i) => [row, i]).filter(([row]) => row.passed === passed && row.value !== null);
      return {type: 'scatter', mode: 'markers', x: some.map(([row]) => row.value), y: some.map(([, i]) => i),
        text: some.map(([row]) => row.estimator), marker: {symbol, size: 10, color: colour(paint)},
        error_x: {type: 'data', array: some.map(([row]) => NINETY_FIVE * (row.standardError || 0)),
          color: colour(paint), thickness: 1.6, width: 5},
        hovertemplate: '%{text}<br>log p = %{x:.6g}<extra></extra>'};
    };
    const bounds = rows.map((row, i) => [row, i])
      .filter(([row]) => row.bound && row.exact !== null && row.expectedGap !== null);
    const expected = {type: 'scatter', mode: 'markers', y: bounds.map(([, i]) => i), text: bounds.map(([row]) => row.estimator),
      x: bounds.map(([row]) => row.exact + (row.bound === 'lower' ? -1 : 1) * row.expectedGap),
      marker: {symbol: 'diamond-open', size: 15, line: {width: 1.5}, color: colour('soft')},
      hovertemplate: '%{text}<br>expected %{x:.6g}<extra></extra>'};
    return draw(div, label, [expected, group(true, 'circle', 'good'), group(false, 'x', 'bad')], {
      height: 130 + 30 * rows.length, title: heading('x = ' + point), margin: {l: 20, r: 18, t: 40, b: 50},
      xaxis: axis('log p / nat', {nticks: 6}),
      yaxis: axis('', {tickvals: rows.map((_, i) => i), ticktext: rows.map(row => row.estimator),
        range: [-0.7, rows.length - 0.3], showgrid: false, ticks: ''}),
      shapes: exact === undefined ? [] : [{type: 'line', yref: 'paper', y0: 0, y1: 1, x0: exact, x1: exact,
        line: {color: colour('ink'), width: 1.5}}],
    });
  }));
}

// Many points: their number across, one colour per estimator, distance from the exact value where it is known.
function overPoints(stage, points, label) {
  const div = element('div', {});
  const all = [...points.values()].flat();
  const estimators = [...new Set(all.map(estimate => estimate.estimator))];
  const known = all.every(estimate => estimate.exact !== null);
  const keys = {routes: estimators, reference: null};
  const hidden = new Set();
  const names = legend(keys, estimators, hidden, () => redraw());
  stage.append(names.bar, div);

  function redraw() {
    names.paint();
    const traces = estimators.filter(name => !hidden.has(name)).map(name => {
      const rows = [...points.values()].flatMap((estimates, i) =>
        estimates.filter(estimate => estimate.estimator === name && estimate.value !== null)
          .map(estimate => [estimate, i, short(estimate.point)]));
      const line = lineOf(keys, name);
      return {type: 'scatter', mode: 'markers', name, x: rows.map(row => row[1] + 1), text: rows.map(row => row[2]),
        y: rows.map(([estimate]) => estimate.value - (known ? estimate.exact : 0)),
        marker: {color: line.color, symbol: estimators.indexOf(name), size: 7},
        error_y: {type: 'data', array: rows.map(([estimate]) => NINETY_FIVE * (estimate.standardError || 0)),
          color: line.color, thickness: 1.2, width: 3},
        hovertemplate: name + '<br>x = %{text}<br>%{y:.5g}<extra></extra>'};
    });
    return draw(div, label, traces, {
      height: 400, xaxis: axis('number of the point'),
      yaxis: axis(known ? 'estimate − exact / nat' : 'log p / nat', {zeroline: known, zerolinecolor: colour('ink')}),
    });
  }

  return redraw;
}
