// @vitest-environment happy-dom
import {createMatcher} from '@akkoord/services';
import {describe, expect, it} from 'vitest';
import {auditRequests} from './audit.ts';

const services = [
  {id: 'listed', category: 'tracking', match: ['*.listed.test'], stored: [], digest: ''},
  {id: 'other', category: 'analytical', match: ['other.test'], stored: [], digest: ''},
];
const match = createMatcher(services);
const audit = (names: [string, string][], allowed: string[] = []) =>
  auditRequests(
    names.map(([name, initiatorType]) => ({name, initiatorType})),
    {match, isAllowed: id => allowed.includes(id), document},
  );

describe('auditRequests', () => {
  it('names service, host, kind and address, without the query', () => {
    expect(audit([['https://a.listed.test/s.js?id=1#x', 'script']])).toEqual([
      {service: 'listed', host: 'a.listed.test', kind: 'script', url: 'https://a.listed.test/s.js'},
    ]);
  });

  it('passes over what is granted, not listed, or no address', () => {
    expect(
      audit(
        [
          ['https://a.listed.test/', 'img'],
          ['https://www.site.test/', 'img'],
          ['odd', 'other'],
        ],
        ['listed'],
      ),
    ).toEqual([]);
  });

  it('counts a frame, but not a lazy one that was held before it began', () => {
    document.body.innerHTML =
      '<iframe loading="lazy" data-akkoord-src="https://a.listed.test/lazy"></iframe>';
    const frames: [string, string][] = [
      ['https://a.listed.test/lazy', 'iframe'],
      ['https://a.listed.test/eager', 'iframe'],
    ];
    expect(audit(frames).map(({url}) => url)).toEqual(['https://a.listed.test/eager']);
  });

  it('takes a frame that a policy has refused for a connection, and nothing else for one', () => {
    const entries = ['iframe', 'img'].map(initiatorType => ({
      name: `https://a.listed.test/${initiatorType}`,
      initiatorType,
    }));
    const leaks = auditRequests(entries, {
      match,
      isAllowed: () => false,
      document,
      refusesFrame: ({host}) => host === 'a.listed.test',
    });
    expect(leaks.map(({kind}) => kind)).toEqual(['preconnect', 'img']);
  });
});
