import {Component, CUSTOM_ELEMENTS_SCHEMA, inject} from '@angular/core';
import {Consent} from './consent.ts';

@Component({
  selector: 'shop-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>Our shop</h1>
      <p>
        {{ consent.isDecided() ? 'You have chosen.' : 'You have not chosen yet.' }}
        {{ consent.isGranted('analytical') ? 'We count this visit.' : 'We do not count this visit.' }}
        <button type="button" (click)="consent.settings()">Change my choice</button>
      </p>
      @if (consent.isGranted('youtube')) {
        <iframe src="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE" title="Our film"></iframe>
      } @else {
        <p>Our film is on YouTube, which you have not allowed.</p>
      }
      <akkoord-declaration></akkoord-declaration>
    </main>
  `,
})
export class Page {
  readonly consent = inject(Consent);
}
