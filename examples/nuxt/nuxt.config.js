import {config} from './akkoord.config.mjs';

export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  telemetry: false,
  devtools: {enabled: false},
  vue: {compilerOptions: {isCustomElement: tag => tag.startsWith('akkoord-')}},
  app: {
    head: {
      title: 'Shop with Nuxt',
      htmlAttrs: {lang: 'en'},
      script: [
        {
          src: '/akkoord/akkoord.js',
          'data-site': config.site,
          'data-controller': config.controller.name,
          'data-privacy': config.privacy,
          'data-services': config.services.join(' '),
          // Before everything else in the head.
          tagPriority: 'critical',
        },
      ],
    },
  },
});
