// Densities on a plane.

// Row-major with the second axis fastest; a heat map wants the first axis across.
function across(values, axes) {
  const n = axes[0].length;
  const m = axes[1].length;
  return Array.from({length: m}, (_, j) => Array.from({length: n}, (_, i) => values[i * m + j]));
}

function surface(values, axes, more) {
  const xy = axes.map(unpack);
  return {
    type: 'heatmap', x: xy[0], y: xy[1], z: across(values, xy), colorscale: 'Viridis', zsmooth: false,
    hovertemplate: 'x₁ = %{x:.4g}<br>x₂ = %{y:.4g}<br>%{z:.4g}<extra></extra>', ...more,
  };
}

function plane(div, title) {
  return {
    height: Math.max(250, Math.min(440, 0.88 * div.clientWidth)), title: heading(title), xaxis: axis('x₁', {showgrid: false, constrain: 'domain'}),
    yaxis: axis('x₂', {showgrid: false, scaleanchor: 'x', constrain: 'domain'}),
  };
}

function bar(title) {
  return {title: {text: title, side: 'top'}, thickness: 12, outlinewidth: 0, exponentformat: 'power', nticks: 5};
}

function largest(values) {
  return values.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
}

// Two routes side by side over time.
function filmSurface(stage, data, label) {
  const movies = data.movies;
  const first = Math.max(0, movies.findIndex(movie => movie.route === data.reference));
  const shown = movies.length > 1 ? [first, movies.findIndex((_, i) => i !== first)] : [0];
  const panels = shown.map(() => element('div', {}));
  const times = movies[first].times;
  let time = times[Math.floor(times.length / 4)];
  const pieces = timeline(times, nearest(times, time), index => {
    time = times[index];
    redraw();
  });
  if (movies.length > 2) {
    shown.forEach((movie, side) => pieces.push(
      chooser(side ? 'Right' : 'Left', movies.map(other => other.route), movie, index => {
        shown[side] = index;
        redraw();
      })));
  }
  stage.append(element('div', {className: 'controls'}, ...pieces), element('div', {className: 'panels'}, ...panels));

  function redraw() {
    const frames = shown.map(index => unpack(movies[index].frames[nearest(movies[index].times, time)]));
    const top = Math.max(...frames.map(largest));
    return Promise.all(shown.map((index, side) => draw(panels[side], label,
      [surface(frames[side], movies[index].axes, {zmin: 0, zmax: top, colorbar: bar('p')})],
      plane(panels[side], movies[index].route + ', t = ' + format(time)))));
  }

  return redraw;
}

// All routes at one snapshot: density with particles, and difference from the reference.
function snapshotSurfaces(stage, data, label) {
  let chosen = 0;
  let particles = true;
  const panels = element('div', {className: 'panels'});
  const controls = element('div', {className: 'controls'});
  if (data.snapshots.length > 1) {
    controls.append(chooser('Snapshot', data.snapshots.map(s => 't = ' + format(s.time)), chosen, index => {
      chosen = index;
      redraw();
    }));
  }
  if (data.snapshots.some(snapshot => snapshot.clouds.length > 0)) {
    controls.append(toggle('Particles', true, checked => {
      particles = checked;
      redraw();
    }));
  }
  stage.append(controls, panels);

  function redraw() {
    const snapshot = data.snapshots[chosen];
    const top = Math.max(...snapshot.profiles.map(profile => largest(unpack(profile.density))));
    const pictures = [];
    for (const profile of referenceFirst(data, snapshot.profiles)) {
      pictures.push(div => density(div, snapshot, profile, top));
    }
    for (const profile of snapshot.profiles.filter(other => other.difference)) {
      pictures.push(div => difference(div, profile));
    }
    while (panels.children.length > pictures.length) {
      Plotly.purge(panels.lastChild);
      panels.lastChild.remove();
    }
    while (panels.children.length < pictures.length) {
      panels.append(element('div', {}));
    }
    return Promise.all(pictures.map((picture, i) => draw(panels.children[i], label, ...picture(panels.children[i]))));
  }

  function density(div, snapshot, profile, top) {
    const traces = [surface(unpack(profile.density), profile.axes, {zmin: 0, zmax: top, colorbar: bar('p')})];
    const cloud = snapshot.clouds.find(other => other.route === profile.route);
    const layout = plane(div, profile.route + ', t = ' + format(snapshot.time));
    if (cloud && particles) {
      traces.push({
        type: 'scatter', mode: 'markers', x: unpack(cloud.points[0]), y: unpack(cloud.points[1]), hoverinfo: 'skip',
        marker: {size: 2, color: '#ffffff', opacity: 0.4},
      });
      const xy = profile.axes.map(unpack);
      layout.xaxis.range = ends(xy[0]);
      layout.yaxis.range = ends(xy[1]);
    }
    return [traces, layout];
  }

  function difference(div, profile) {
    const values = unpack(profile.difference);
    const top = largest(values.filter(Number.isFinite)) || 1e-16;
    return [
      [surface(values, profile.axes, {zmin: -top, zmax: top, colorscale: diverging(), colorbar: bar('')})],
      plane(div, profile.route + ' − ' + data.reference),
    ];
  }

  function ends(centres) {
    const n = centres.length;
    const half = n > 1 ? (centres[n - 1] - centres[0]) / (n - 1) / 2 : 0.5;
    return [centres[0] - half, centres[n - 1] + half];
  }

  return redraw;
}
