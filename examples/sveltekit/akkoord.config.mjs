/** What this site asks about, for the server. The tag in src/app.html says the same to the page. */
export const config = {
  site: 'shop',
  controller: {name: 'Shop BV'},
  privacy: '/privacy.html',
  services: ['google-analytics', 'youtube'],
};
