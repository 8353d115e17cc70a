// Follows the map that this page was made from: loads the page again when it has changed, shows what changed on it, and what
// regc found in the files meanwhile.
(function () {
	"use strict";
	const script = document.currentScript, page = Number(script.dataset.page);
	const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, td, th, blockquote, figcaption, summary, pre";
	const KEEP = "regc-live";
	let seen = -1;

	// ---- what changed on the page ----

	function leaves() {
		return [...document.querySelectorAll(BLOCKS)].filter(e => !e.closest("#regc-live") && !e.querySelector(BLOCKS));
	}

	function text(e) {
		return e.textContent.replace(/\s+/g, " ").trim();
	}

	function reload() {
		const before = {path: location.pathname, top: scrollY, texts: leaves().map(text)};

		try {
			sessionStorage.setItem(KEEP, JSON.stringify(before));
		} catch (e) {
			sessionStorage.removeItem(KEEP); // too long a page: it is loaded again without its changes shown
		}
		location.reload();
	}

	function showChanges() {
		const kept = sessionStorage.getItem(KEEP), before = kept && JSON.parse(kept);

		sessionStorage.removeItem(KEEP);
		if (!before || before.path !== location.pathname)
			return;
		const known = new Set(before.texts), changed = leaves().filter(e => !known.has(text(e)));

		scrollTo(0, before.top);
		for (const e of changed) {
			for (let d = e.closest("details"); d; d = d.parentElement.closest("details"))
				d.open = true;
			e.classList.add("regc-changed");
		}
		if (changed.length) {
			const box = changed[0].getBoundingClientRect();

			if (box.top < 0 || box.bottom > innerHeight)
				changed[0].scrollIntoView({block: "center"});
		}
	}

	// ---- what regc found ----

	function make(name, parent, className, words) {
		const e = parent.appendChild(document.createElement(name));

		if (className)
			e.className = className;
		if (words)
			e.textContent = words;
		return e;
	}

	function address(state, f) {
		const values = {file: encodeURI(state.root + "/" + f.file), line: f.line || 1, column: f.column || 1};

		return state.editor.replace(/\{(file|line|column)\}/g, (all, name) => values[name]);
	}

	function place(state, f, parent) {
		const words = f.line ? f.file + ":" + f.line + ":" + f.column : f.file;

		if (!f.file)
			return;
		if (state.editor && !/^[a-z]+:[a-z-]+\//.test(f.file))
			make("a", parent, "regc-place", words).href = address(state, f);
		else
			make("code", parent, "regc-place", words);
	}

	function put(state, f, list) {
		const item = make("li", list, "regc-" + f.severity);

		make("strong", item, "", f.severity + " " + f.code);
		make("span", item, "", " " + f.message + " ");
		place(state, f, item);
		if (f.help)
			make("p", item, "", f.help);
	}

	const SEVERITIES = ["error", "warning", "note"];

	function count(findings, severity) {
		const n = findings.filter(f => f.severity === severity).length;

		return n ? n + " " + severity + (n > 1 ? "s" : "") : "";
	}

	function counts(findings) {
		return SEVERITIES.map(s => count(findings, s)).filter(Boolean).join(", ") || "no findings";
	}

	function show(state) {
		const old = document.getElementById("regc-live"), open = old && old.open;
		const findings = state.findings.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)); // stable
		const errors = findings.some(f => f.severity === "error");
		const box = document.createElement("details");

		box.id = "regc-live";
		box.className = errors ? "regc-errors" : "";
		make("summary", box, "", counts(findings) + (errors && state.page ? "; this page is from before" : ""));
		const list = make("ol", box);

		for (const f of findings.slice(0, 200))
			put(state, f, list);
		if (findings.length > 200)
			make("p", box, "", findings.length - 200 + " more: see the terminal");
		box.open = errors || open;
		box.setAttribute("role", "status");
		if (old)
			old.replaceWith(box);
		else
			document.body.append(box);
	}

	function lost() {
		const box = document.getElementById("regc-live");

		if (box)
			box.querySelector("summary").textContent = "regc serve has ended; this page no longer follows the files";
	}

	// ---- the map ----

	async function follow() {
		for (;;) {
			try {
				const answer = await fetch("/.regc/state?after=" + seen), state = await answer.json();

				if (state.page !== page) {
					reload();
					return;
				}
				if (state.revision !== seen)
					show(state);
				seen = state.revision;
			} catch (e) {
				lost();
				seen = -1;
				await new Promise(done => setTimeout(done, 2000));
			}
		}
	}

	showChanges();
	follow();
})();
