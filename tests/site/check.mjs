// The published site in a real browser: node check.mjs SITE [SHOTS]
//
// Opens one page of each kind of the site in SITE from a host under the strictest policy, in both themes, narrow and
// wide, on paper and without scripts, and drives what scripts add, from a host, and what loads data from the folder
// too. With SHOTS it opens every page, follows every link, looks in three widths, drives all from the folder too, and
// leaves pictures in the folder SHOTS.
// A finding is a line on standard output; the last line counts. Nothing has a limit of time; what takes long says how
// far it is. Exit status: 0 nothing found, 1 findings, 2 it could not be done, 3 the browser does not start.

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
const widths = shots ? [360, 768, 1280] : [360, 1280];
const all = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] };
const contrast = { type: 'rule', values: ['color-contrast'] };
const patience = 600;

let findings = 0, checks = 0;
const found = (where, what) => { findings++; console.log(`${where}: ${what}`); };
const expect = (fine, where, what) => { checks++; if (!fine) found(where, what); };
const plainly = (e) => `${e.message}`.split('\n')[0].replace(/^[a-zA-Z]+\.[a-zA-Z$]+: /, '');

// what is said of a long round, at most every ten seconds
let said = Date.now();
const tell = (round, n, of) => {
	if (Date.now() - said < 10000)
		return;
	said = Date.now();
	console.log(`… ${round}, ${n} of ${of}`);
};

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

async function accessible(page, where, rules = all) {
	await page.evaluate(axe);
	const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { runOnly,
		resultTypes: ['violations'], preload: false }), rules); // preloading asks the site for its style sheets again

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

// a page of its own for a piece of work, which is told where it is by a call of at()
async function open(browser, base, options, work) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
	let where = '';

	context.setDefaultTimeout(0);
	const page = await context.newPage();
	listen(page, () => where, base);
	await work(page, (now) => { where = now; });
	await context.close();
}

// one page of each kind in a browser of these options
async function round(browser, base, name, options, look) {
	await open(browser, base, options, async (page, at) => {
		const looked = examples();

		for (const [i, { page: path, kind }] of looked.entries()) {
			const where = `${path} (${name})`;

			at(where);
			tell(name, i + 1, looked.length);
			await visit(page, base, path);
			await look(page, where, kind, path);
		}
	});
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
	const read = pages.filter((p) => kindOf(p) !== 'redirect'), queue = [...read];
	const one = () => open(browser, base, {}, async (page, at) => {
		for (let path; (path = queue.shift());) {
			at(path);
			tell('every page', read.length - queue.length, read.length);
			await visit(page, base, path);
			await readLinks(page, base, path);
			await unfold(page);
			await accessible(page, path);
		}
	});

	await Promise.all([one(), one()]);
}

// calls look in both themes and all widths, without loading the page again
async function inEveryLook(page, look) {
	for (const colorScheme of ['light', 'dark']) {
		await page.emulateMedia({ colorScheme });
		for (const width of widths) {
			await page.setViewportSize({ width, height: 900 });
			await look(colorScheme, width);
		}
	}
}

const everyLook = (browser, base) => round(browser, base, 'in every look', {}, async (page, where, kind, path) => {
	await inEveryLook(page, async (theme, width) => {
		await fits(page, `${path} (${theme}, ${width} px)`);
		if (shots)
			await page.screenshot({ path: join(shots, `${kind}-${theme}-${width}.png`) });
	});
	await unfold(page);
	await inEveryLook(page, async (theme, width) => {
		await fits(page, `${path} (unfolded, ${theme}, ${width} px)`);
		if (shots || width === 1280)
			await accessible(page, `${path} (${theme}, ${width} px)`, shots || theme === 'light' ? all : contrast);
	});
});

const onPaper = (browser, base) => round(browser, base, 'on paper', {}, async (page, where, kind) => {
	await page.emulateMedia({ media: 'print' });
	await wholeOnPaper(page, where);
	if (shots)
		await page.pdf({ path: join(shots, `${kind}.pdf`), format: 'A4', preferCSSPageSize: true });
});

// without scripts nothing is missing, and nothing is offered that needs them
const withoutScripts = (browser, base) => round(browser, base, 'without scripts', { javaScriptEnabled: false }, async (page, where, kind) => {
	const offered = await page.locator('button:visible, select:visible, input:visible').count();

	expect(offered === 0 || kind === 'search', where, `${offered} controls that need a script are shown`);
	expect(await page.locator('main h1').isVisible(), where, 'has no heading'); // axe is a script, and cannot run here
});

const forcedColours = (browser, base) => round(browser, base, 'forced colours', { forcedColors: 'active' }, async (page, where, kind) => {
	await page.screenshot({ path: join(shots, `${kind}-forced.png`) });
	checks++;
});

// Fails when nothing more happens on a page: no request is under way, and so many frames were drawn since the last one.
// A slow machine draws slowly, and so waits longer.
async function stalled(page, awaited) {
	let frames = 0, loading = 0;

	page.on('request', () => { loading++; });
	for (const event of ['requestfinished', 'requestfailed'])
		page.on(event, () => { loading--; frames = 0; });
	page.on('domcontentloaded', () => { frames = 0; });
	while (frames < patience && !page.isClosed()) {
		frames = loading > 0 ? 0 : frames + 1;
		await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 25))))
			.catch(() => new Promise((later) => setTimeout(later, 25))); // between two pages
	}
	if (!page.isClosed())
		throw new Error(`nothing more happens; awaited: ${awaited()}`);
}

// all scenarios, or those named
async function driven(browser, base, name, chosen = Object.keys(scenarios)) {
	const ways = Object.entries(scenarios).filter(([what]) => chosen.includes(what));

	for (const [i, [what, drive]] of ways.entries()) {
		const where = `${what} (${name})`;

		tell(`what a person does, ${name}`, i + 1, ways.length);
		checks++;
		await open(browser, base, {}, async (page, at) => {
			let awaited = 'the next step';

			at(where);
			const done = drive(page, base, (fine, message) => expect(fine, where, message), (what) => { awaited = what; });
			await Promise.race([done, stalled(page, () => awaited)]).catch((e) => found(where, plainly(e)));
			done.catch(() => {}); // where it stalled it ends with the page
		});
	}
}

async function main() {
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, timeout: 0,
		args: ['--no-sandbox', '--disable-gpu', '--disable-gpu-watchdog', '--disable-quic'] })
		.catch((e) => { console.log(`the site was not looked at in a browser: Chromium does not start (${plainly(e)})`); process.exit(3); });
	const server = await host();
	const folder = pathToFileURL(site).href + '/', served = `http://127.0.0.1:${server.address().port}/`;

	if (shots) {
		mkdirSync(shots, { recursive: true });
		await everyPage(browser, served);
		followLinks();
		await forcedColours(browser, folder);
	}
	await everyLook(browser, served);
	await onPaper(browser, folder);
	await withoutScripts(browser, served);
	await driven(browser, folder, 'from the folder', shots ? undefined : ['search', 'compare', 'filter and sort']);
	await driven(browser, served, 'from a host');
	await browser.close();
	server.close();
	console.log(`${shots ? pages.length : examples().length} pages, ${links.size} links, ${checks} checks, ${findings} findings`);
}

function ended(e) {
	console.log(`the check of the site ended before it was done: ${plainly(e)}; run it again with 'make check-site'`);
	process.exit(2);
}

process.on('uncaughtException', ended).on('unhandledRejection', ended);
main().then(() => process.exit(findings ? 1 : 0), ended);
