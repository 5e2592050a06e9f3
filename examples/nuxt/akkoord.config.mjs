/** What this site asks about: the tag and the server read the same object. */
export const config = {
  site: 'shop',
  controller: {name: 'Shop BV'},
  privacy: '/privacy.html',
  services: ['google-analytics', 'youtube'],
};
