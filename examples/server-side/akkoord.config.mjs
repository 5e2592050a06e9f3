/** What this site asks about: the same object that its pages and its server read. */
export const config = {
  site: 'shop',
  controller: {name: 'Shop BV'},
  privacy: '/privacy',
  services: ['google-analytics', 'youtube'],
};
