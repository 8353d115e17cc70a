/* The page of the search: the form and its choices, the results, the keys, the address. search.js finds. */
(function () {
	"use strict";
	const files = {}, waiting = {}, PAGE = 10, form = document.getElementById("the.search");
	const input = form.elements.q, found = document.getElementById("found");
	const results = document.getElementById("results"), more = document.getElementById("more");
	const choices = Array.from(form.querySelectorAll("select"));
	let turn = 0, hits = [];

	window.regcSearch = (name, data) => waiting[name](data);
	const {find, show} = regcSearcher(name => files[name] || (files[name] = new Promise((done, fail) => {
		const script = document.createElement("script");
		waiting[name] = done;
		script.src = "assets/search/" + name + ".js";
		script.onerror = () => { delete files[name]; fail(new Error(name)); };
		document.head.append(script);
	})));

	function element(name, className, text) {
		const e = document.createElement(name);
		e.className = className;
		e.textContent = text;
		return e;
	}

	function item(entry) {
		const li = document.createElement("li"), a = element("a", "", entry.cite ? entry.cite + " " + entry.title : entry.title);
		const kind = Array.from(form.elements.kind.options).find(option => option.value === entry.kind);
		a.href = entry.href;
		li.append(a, " ", element("span", "note", (kind ? kind.text : "") + (entry.place ? " · " + entry.place : "")));
		if (entry.line)
			li.append(element("p", "line", entry.line));
		return li;
	}

	async function add(mine) {
		const from = results.children.length, entries = await Promise.all(hits.slice(from, from + PAGE).map(show));
		if (mine !== turn)
			return;
		results.append(...entries.map(item));
		more.hidden = results.children.length >= hits.length;
	}

	/* the address carries the search, so that it can be sent; a folder's page may only change what is behind "#" */
	function keep() {
		const said = new URLSearchParams();
		for (const field of [input].concat(choices))
			if (field.value.trim())
				said.set(field.name, field.value.trim());
		const text = said.toString();
		try {
			history.replaceState(null, "", location.pathname + (text && "?" + text));
		} catch (e) {
			location.replace("#" + text);
		}
	}

	function recall() {
		const said = new URLSearchParams(location.hash.length > 1 ? location.hash.slice(1) : location.search);
		for (const field of [input].concat(choices))
			field.value = said.get(field.name) || "";
	}

	async function run() {
		const mine = ++turn, choice = {};
		choices.forEach(select => { choice[select.name] = select.value; });
		try {
			const now = await find(input.value, choice);
			if (mine !== turn)
				return;
			hits = now;
			results.textContent = "";
			await add(mine);
			const asked = input.value.trim() || choices.some(select => select.value);
			if (mine === turn)
				found.textContent = !asked ? form.dataset.start : hits.length ? form.dataset.counted.replace("#", hits.length) : form.dataset.none;
		} catch (e) {
			found.textContent = form.dataset.failed;
		}
	}

	function change() {
		keep();
		run();
	}

	/* arrows walk from the field through the results, Escape leads back */
	function walk(event) {
		const links = [input].concat(Array.from(results.querySelectorAll("a")));
		const at = links.indexOf(document.activeElement), step = {ArrowDown: 1, ArrowUp: -1}[event.key];
		if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName) || event.key === "Escape" && at > 0) {
			event.preventDefault();
			input.focus();
		} else if (step && at >= 0 && links[at + step]) {
			event.preventDefault();
			links[at + step].focus();
		}
	}

	form.hidden = false;
	recall();
	document.getElementById("choices").open = choices.some(select => select.value) || matchMedia("(min-width: 44rem)").matches;
	form.addEventListener("input", change);
	form.addEventListener("submit", event => { event.preventDefault(); change(); });
	more.addEventListener("click", () => add(turn));
	window.addEventListener("hashchange", () => { recall(); run(); });
	document.addEventListener("keydown", walk);
	input.focus();
	run();
})();
