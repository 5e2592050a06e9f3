import {createNodeCollector, listen} from '@akkoord/collector/node';
import {siteOf} from '../../scripts/seed/seeded-site.mjs';

/** The collector over the seeded folder, as `akkoord serve` runs it, in a process of its own, which tells its peak memory when asked. */
const collector = await createNodeCollector({dataDir: process.argv[2], sites: [siteOf()]});
const token = process.argv[3] ?? (await collector.firstToken());
const {url} = await listen(collector, {port: 0});
process.send({url, token, idle: process.memoryUsage().rss});
process.on('message', () => process.send({peak: process.resourceUsage().maxRSS * 1024}));
process.once('disconnect', () => process.exit());
