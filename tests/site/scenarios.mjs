// What a person does on the site that needs scripts, or a way of several pages. Each drives a page from `base` on
// and says with expect(fine, message) what it sees.

export const scenarios = {
	async 'skip link'(page, base, expect) {
		await page.goto(base + 'index.html');
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement.classList.contains('skip')), 'the first stop is not the skip link');
		await page.keyboard.press('Enter');
		expect(page.url().endsWith('#the.main'), 'the skip link does not lead to the content');
	},
};
