
(function () {
  'use strict';
  var box = document.getElementById('search');
  var said = document.getElementById('found');
  var groups = [], parts = [], rest = [], group = null, part = null;
  Array.prototype.forEach.call(document.querySelector('main').children, function (each) {
    if (each.tagName === 'H2') {
      group = null;
      part = { head: each, groups: [] };
      parts.push(part);
    } else if (each.tagName === 'H3') {
      group = { head: each, all: [each] };
      groups.push(group);
      if (part) { part.groups.push(group); }
    } else if (group) {
      group.all.push(each);
    } else if (each.tagName !== 'H1' && each.id !== 'finder') {
      rest.push(each);
    }
  });
  groups.forEach(function (each) {
    each.text = each.all.map(function (one) { return one.textContent; }).join(' ').toLowerCase();
    each.rows = [];
    each.all.forEach(function (one) {
      Array.prototype.push.apply(each.rows, one.querySelectorAll('tbody tr'));
    });
  });
  function holds(text, words) {
    return words.every(function (word) { return text.indexOf(word) >= 0; });
  }
  function find() {
    var words = box.value.toLowerCase().split(/\s+/).filter(Boolean), found = 0;
    groups.forEach(function (each) {
      var hit = holds(each.text, words);
      found += hit ? 1 : 0;
      each.found = hit;
      each.all.forEach(function (one) { one.hidden = !hit; });
      var head = holds(each.head.textContent.toLowerCase(), words);
      var fit = each.rows.filter(function (row) { return holds(row.textContent.toLowerCase(), words); });
      each.rows.forEach(function (row) { row.hidden = !head && fit.length > 0 && fit.indexOf(row) < 0; });
    });
    parts.forEach(function (each) {
      each.head.hidden = words.length > 0 && !each.groups.some(function (one) { return one.found; });
    });
    rest.forEach(function (each) { each.hidden = words.length > 0; });
    said.textContent = words.length === 0 ? '' : found === 1 ? '1 place found' : found + ' places found';
  }
  box.addEventListener('input', find);
  box.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') {
      box.value = '';
      find();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      var first = groups.filter(function (each) { return each.found; })[0];
      if (box.value.trim() && first) {
        first.head.tabIndex = -1;
        first.head.focus();
      }
    }
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === '/' && document.activeElement !== box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });
  document.getElementById('finder').hidden = false;
})();
