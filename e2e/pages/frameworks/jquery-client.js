import $ from 'jquery';

const film =
  '<iframe title="Film" src="https://film.listed.test/f.html" width="400" height="225" allow="fullscreen"></iframe>';

/** The same page as of React, as pages did it before: mark-up as text, put where it belongs. */
$(() => {
  $('.made').html(
    '<iframe title="Made" src="https://made.listed.test/f.html"></iframe><script src="https://script.listed.test/s.js"></script>',
  );
  $('main').on('click', 'button', event => {
    const name = $(event.target).text().replace('Go to ', '');
    $('h1').text(`Page ${name}`);
    $('#view').empty();
    if (name === 'home') $('#view').append($(film));
    if (name === 'map')
      $('<iframe>')
        .attr({title: 'Map', src: 'https://map.listed.test/m.html', loading: 'lazy'})
        .appendTo('#view');
  });
  $('html').attr('data-ready', 'true');
});
