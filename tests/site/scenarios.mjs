// What a person does on the site that needs scripts, or a way of several pages. Each drives a page from `base` on,
// says with expect(fine, message) what it sees, and may name with awaiting(what) what it waits for from then on.

const clause = 'provisions/kling-ai/terms-of-service/prohibited-content-and-user-obligations.html';
const searches = [['deepfake disclosure', 'Art. 50(4)'], ['50(4)', 'Art. 50(4)'], ['sec 230', '230'], ['Texas', 'Texas']];

const addressOf = (page) => page.evaluate(() => location.href); // page.url() hears of what a script changes only later
const focused = (page) => page.evaluate(() => document.activeElement.outerHTML.slice(0, 120));
const rows = (page) => page.locator('main [data-sort] tbody tr:visible').count();

export const scenarios = {
	async 'skip link'(page, base, expect, awaiting) {
		await page.goto(base + 'index.html');
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement.classList.contains('skip')), 'the first stop is not the skip link');
		await page.keyboard.press('Enter');
		awaiting('the skip link leads to the content');
		await page.waitForFunction(() => location.hash === '#the.main');
	},

	async search(page, base, expect, awaiting) {
		for (const [words, first] of searches) {
			await page.goto(base + 'search.html');
			await page.locator('#q').fill(words);
			const hit = page.locator('#results li a').first();
			awaiting(`“${words}” finds “${first}” first`);
			await page.waitForFunction((first) => document.querySelector('#results li a')?.textContent.includes(first), first);
			const address = await addressOf(page);
			await page.goto(base + 'index.html');
			await page.goto(address);
			await hit.waitFor();
			expect(await page.locator('#q').inputValue() === words, `the address does not keep “${words}”`);
		}
	},

	async 'search by keyboard'(page, base, expect) {
		await page.goto(base + 'about.html');
		await page.locator('header input[type=search]').focus();
		await page.keyboard.type('Texas');
		await page.keyboard.press('Enter');
		await page.locator('#results li a').first().waitFor();
		await page.locator('#q').focus();
		await page.keyboard.press('ArrowDown');
		expect((await focused(page)).startsWith('<a'), 'the arrow does not lead to the first hit');
		await page.keyboard.press('Enter');
		await page.waitForURL(/jurisdictions\/US-TX\.html/i);
	},

	async 'search by choice'(page, base, expect) {
		await page.goto(base + 'search.html');
		await page.locator('#choices').evaluate((e) => { e.open = true; });
		await page.locator('#choices select[name=kind]').selectOption('provision');
		await page.locator('#choices select[name=place]').selectOption('US-TX');
		await page.locator('#results li a').first().waitFor();
		expect(/^\d+ /.test(await page.locator('#found').textContent()), 'it does not say how many were found');
		expect((await page.locator('#results li').allTextContents()).every((t) => t.includes('Clause')), 'other kinds are found');
	},

	async 'filter and sort'(page, base, expect) {
		await page.goto(base + 'coverage/kling-ai.html');
		const all = await rows(page), select = page.locator('form.filter select').first();
		await select.selectOption({ index: 1 });
		const some = await rows(page);
		expect(some > 0 && some < all, `the choice shows ${some} of ${all} rows`);
		expect((await page.locator('[role=status]').first().textContent()).includes(`${await page.locator('[data-filter] tbody tr:visible').count()} of`), 'the count is not said');
		await page.goto(base + 'index.html').then(() => page.goBack());
		await page.locator('form.filter').first().waitFor();
		expect(await rows(page) === some, 'the address does not keep the choice');
		await page.locator('thead th button').first().focus();
		await page.keyboard.press('Enter');
		expect(await page.locator('th[aria-sort=ascending]').count() === 1, 'the head does not say how it is sorted');
		const cells = await page.locator('main [data-sort] tbody tr:visible > :first-child').allTextContents();
		expect(cells.length === some, 'sorting loses rows');
	},

	async theme(page, base, expect) {
		await page.goto(base + 'index.html');
		const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
		const light = await paper();
		await page.locator('button.theme').click();
		const dark = await paper();
		expect(dark !== light, 'the button changes nothing');
		expect(await page.locator('button.theme').getAttribute('aria-pressed') === 'true', 'the button does not say its state');
		await page.goto(base + clause);
		expect(await paper() === dark, 'the theme is not remembered');
	},

	async compare(page, base, expect) {
		await page.goto(base + 'categories/user-responsibility.html');
		for (const name of ['Civitai', 'Midjourney'])
			await page.getByRole('checkbox', { name, exact: true }).check();
		const table = page.locator('table.beside-each-other');
		await table.waitFor();
		expect(await table.locator('thead th').count() === 2, 'it does not have a column for each of the two');
		expect(await table.locator('.differs').count() > 0, 'no difference is marked');
		const address = await addressOf(page);
		await page.goto(base + 'about.html');
		await page.goto(address);
		await table.waitFor();
		expect(await table.locator('thead th').count() === 2, 'the address does not keep the choice');
	},

	async 'three clicks from the overview to the evidence of a quotation on another platform'(page, base, expect, awaiting) {
		await page.goto(base + 'index.html');
		await page.locator(`main a[href="${clause}"]`).first().click();
		const evidence = page.locator('#comparison ~ * a[href*="#evidence"], section[aria-labelledby] .comparators a[href*="#evidence"]').first();
		const address = await evidence.getAttribute('href');
		expect(!address.includes('kling-ai'), 'the comparator is of the same platform');
		await evidence.click();
		awaiting(`the link leads to the evidence, ${address}`);
		await page.waitForURL((url) => url.href.endsWith(address.replace(/^(\.\.\/)+/, '')));
		expect(await page.locator(':target').count() === 1, 'the evidence is not there');
		expect((await page.locator(':target').textContent()).includes('Evidence'), 'what stands there is no evidence');
	},

	async 'menu on a phone'(page, base, expect, awaiting) {
		await page.setViewportSize({ width: 360, height: 740 });
		await page.goto(base + 'index.html');
		const registry = page.locator('header nav a[href="registry.html"]');
		expect(!(await registry.isVisible()), 'the menu is not folded');
		await page.locator('header summary').click();
		await registry.click();
		awaiting('the menu leads to the registry');
		await page.waitForURL(/registry\.html$/);
	},
};
