// The published site in a real browser: node check.mjs SITE SHOTS
//
// Opens the site in SITE as readers do, from the folder and from a host under the strictest policy, on every
// width, in both themes, on paper, with and without scripts, and drives what scripts add. A finding is a line on
// standard output; the last line counts. Pictures of one page of each kind go to SHOTS.
// Exit status: 0 nothing found, 1 findings, 2 it could not be done.

import { readFileSync, readdirSync, mkdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, relative, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { scenarios } from './scenarios.mjs';

const [site, shots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:";
const widths = [360, 768, 1280];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

let findings = 0, checks = 0;
const found = (where, what) => { findings++; console.log(`${where}: ${what}`); };
const expect = (fine, where, what) => { checks++; if (!fine) found(where, what); };

// ---- the pages, and one of each kind ----

const walk = (folder) => readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
	.flatMap((e) => (e.isDirectory() ? walk(join(folder, e.name)) : [join(folder, e.name)]));
const pages = walk(site).filter((p) => p.endsWith('.html')).map((p) => relative(site, p));
const text = (page) => readFileSync(join(site, page), 'utf8');
const kindOf = (page) => (text(page).match(/<body class="([a-z-]+)/) || [, 'redirect'])[1];

// the longest page of a kind shows most of what can be on it
function examples() {
	const longest = new Map();

	for (const page of pages) {
		const kind = kindOf(page), size = statSync(join(site, page)).size;

		if (!(longest.get(kind)?.size >= size))
			longest.set(kind, { page, size, kind });
	}
	longest.delete('redirect'); // leads on at once
	return [...longest.values()];
}

// ---- a host ----

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml',
	'.xml': 'application/xml', '.json': 'application/json', '.png': 'image/png', '.csv': 'text/csv' };

function host() {
	const server = createServer((request, response) => {
		const path = decodeURIComponent(new URL(request.url, 'http://x').pathname).replace(/\/$/, '/index.html');
		let body;

		try {
			body = readFileSync(join(site, path));
		} catch {
			response.writeHead(404).end();
			return;
		}
		response.writeHead(200, { 'content-type': types[extname(path)] || 'text/plain', 'content-security-policy': policy });
		response.end(body);
	});

	return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

// ---- what is looked at on a page ----

// every message on the console, request that fails and request that leaves the site is a finding
function listen(page, where, base) {
	page.on('console', (m) => found(where(), `the console says: ${m.text()}`));
	page.on('pageerror', (e) => found(where(), `a script fails: ${e.message}`));
	page.on('requestfailed', (r) => { // a reader who goes on aborts what still loads
		if (r.failure()?.errorText !== 'net::ERR_ABORTED')
			found(where(), `cannot load ${r.url()}`);
	});
	page.on('request', (r) => { if (!r.url().startsWith(base) && !r.url().startsWith('data:')) found(where(), `asks for ${r.url()}`); });
}

const unfold = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));

async function accessible(page, where) {
	await page.evaluate(axe);
	const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: 'tag', values: tags },
		resultTypes: ['violations'], preload: false }), tags); // preloading asks the site for its style sheets again

	checks++;
	for (const v of violations)
		found(where, `${v.id}: ${v.help}; ${v.nodes.length} times, first at ${v.nodes[0].target.join(' ')} (${v.nodes[0].failureSummary.split('\n')[1]?.trim()})`);
}

async function fits(page, where) {
	const wide = await page.evaluate(() => {
		const room = document.documentElement.clientWidth;

		if (document.documentElement.scrollWidth <= room)
			return null;
		const over = [...document.querySelectorAll('body *')].find((e) => e.getBoundingClientRect().right > room + 1);
		return over ? `${over.tagName.toLowerCase()}.${over.className}` : 'the page';
	});

	expect(!wide, where, `is wider than the screen: ${wide}`);
}

// what a reader may unfold on the screen stands on paper
async function wholeOnPaper(page, where) {
	const hidden = await page.evaluate(() => [...document.querySelectorAll('main p, main td, main th, main dd, main li, main blockquote')]
		.filter((e) => e.textContent.trim() && !e.closest('nav, form, [role=status]') && !e.checkVisibility({ contentVisibilityAuto: true }))
		.map((e) => e.textContent.trim().slice(0, 60)));

	expect(hidden.length === 0, where, `${hidden.length} parts are not printed, first “${hidden[0]}”`);
}

async function visit(page, base, path) {
	await page.goto(base + path, { waitUntil: 'load' });
}

// ---- the rounds ----

async function context(browser, options) {
	const c = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });

	c.setDefaultTimeout(10000);
	return c;
}

// ---- links, as the browser sees them; regc proves them too, by other means ----

const places = new Map(), links = new Map(); // page → ids; address without its base → pages that have it

async function readLinks(page, base, path) {
	const { ids, hrefs } = await page.evaluate(() => ({
		ids: [...document.querySelectorAll('[id]')].map((e) => e.id),
		hrefs: [...document.querySelectorAll('[href], [src]')].map((e) => e.href?.baseVal ?? e.href ?? e.src),
	}));

	places.set(path, new Set(ids));
	expect(new Set(ids).size === ids.length, path, 'has an id twice');
	for (const href of hrefs.filter((h) => h.startsWith(base)))
		links.set(href.slice(base.length), path);
}

function followLinks() {
	for (const [to, from] of links) {
		const [path, fragment] = to.split('#').map(decodeURIComponent);
		const file = statSync(join(site, path.replace(/\?.*/, '')), { throwIfNoEntry: false })?.isFile();

		expect(file, from, `a link leads to ${path}, which is not there`);
		if (file && fragment)
			expect(places.get(path)?.has(fragment), from, `a link leads to ${to}, and that page has no such place`);
	}
	return links.size;
}

// all pages once: names, roles, contrast, links, no message
async function everyPage(browser, base) {
	const queue = pages.filter((p) => kindOf(p) !== 'redirect');
	const one = async () => {
		const c = await context(browser, {}), page = await c.newPage();
		let at = '';

		listen(page, () => at, base);
		while ((at = queue.shift())) {
			await visit(page, base, at);
			await readLinks(page, base, at);
			await unfold(page);
			await accessible(page, at);
		}
		await c.close();
	};

	await Promise.all([one(), one()]);
}

// one of each kind, in every theme and width
async function everyLook(browser, base) {
	for (const colorScheme of ['light', 'dark'])
		for (const width of widths) {
			const c = await context(browser, { colorScheme, viewport: { width, height: 900 } }), page = await c.newPage();
			let at = '';

			listen(page, () => at, base);
			for (const { page: path, kind } of examples()) {
				at = `${path} (${colorScheme}, ${width} px)`;
				await visit(page, base, path);
				await fits(page, at);
				await page.screenshot({ path: join(shots, `${kind}-${colorScheme}-${width}.png`) });
				await unfold(page);
				await fits(page, at);
				await accessible(page, at);
			}
			await c.close();
		}
}

async function onPaper(browser, base) {
	const c = await context(browser, {}), page = await c.newPage();
	let at = '';

	listen(page, () => at, base);
	for (const { page: path, kind } of examples()) {
		at = `${path} (print)`;
		await visit(page, base, path);
		await page.emulateMedia({ media: 'print' });
		await wholeOnPaper(page, at);
		await page.pdf({ path: join(shots, `${kind}.pdf`), format: 'A4', preferCSSPageSize: true });
	}
	await c.close();
}

// without scripts nothing is missing, and nothing is offered that needs them
async function withoutScripts(browser, base) {
	const c = await context(browser, { javaScriptEnabled: false }), page = await c.newPage();
	let at = '';

	listen(page, () => at, base);
	for (const { page: path } of examples()) {
		at = `${path} (without scripts)`;
		await visit(page, base, path);
		const offered = await page.locator('button:visible, select:visible, input:visible').count();

		expect(offered === 0 || kindOf(path) === 'search', at, `${offered} controls that need a script are shown`);
		expect(await page.locator('main h1').isVisible(), at, 'has no heading'); // axe is a script, and cannot run here
	}
	await c.close();
}

async function forcedColours(browser, base) {
	const c = await context(browser, { forcedColors: 'active' }), page = await c.newPage();

	for (const { page: path, kind } of examples()) {
		await visit(page, base, path);
		await page.screenshot({ path: join(shots, `${kind}-forced.png`) });
		checks++;
	}
	await c.close();
}

async function driven(browser, base, name) {
	for (const [what, drive] of Object.entries(scenarios)) {
		const c = await context(browser, {}), page = await c.newPage(), where = `${what} (${name})`;

		listen(page, () => where, base);
		checks++;
		try {
			await drive(page, base, (fine, message) => expect(fine, where, message));
		} catch (e) {
			found(where, e.message.split('\n').slice(0, 3).join(' '));
		}
		await c.close();
	}
}

mkdirSync(shots, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] })
	.catch((e) => { console.log(`the browser does not start: ${e.message.split('\n')[0]}`); process.exit(2); });
const server = await host();
const folder = pathToFileURL(site).href + '/', served = `http://127.0.0.1:${server.address().port}/`;

await everyPage(browser, served);
const followed = followLinks();
await everyLook(browser, folder);
await onPaper(browser, folder);
await withoutScripts(browser, served);
await forcedColours(browser, folder);
await driven(browser, folder, 'from the folder');
await driven(browser, served, 'from a host');
await browser.close();
server.close();
console.log(`${pages.length} pages of ${examples().length} kinds, ${followed} links, ${checks} checks, ${findings} findings`);
process.exit(findings ? 1 : 0);
