/* The theme that a reader chose, remembered; where none was chosen, the system's. What of the header needs a script
   is added to it, and what an address names is open. */
(function () {
	"use strict";
	var key = "regc-theme", root = document.documentElement, system = matchMedia("(prefers-color-scheme: dark)");
	var chosen = null;

	try {
		chosen = localStorage.getItem(key);
	} catch (refused) { /* the choice then holds for this page */ }

	function remember() {
		try {
			if (chosen)
				localStorage.setItem(key, chosen);
			else
				localStorage.removeItem(key);
		} catch (refused) { /* as above */ }
	}

	function isDark() {
		return chosen ? chosen === "dark" : system.matches;
	}

	function show() {
		var button = document.querySelector("button.theme");

		if (chosen === "dark" || chosen === "light")
			root.setAttribute("data-theme", chosen);
		else
			root.removeAttribute("data-theme");
		if (button)
			button.setAttribute("aria-pressed", String(isDark()));
	}

	/* who chooses what the system has follows the system again */
	function turn() {
		var dark = !isDark();

		chosen = dark === system.matches ? null : dark ? "dark" : "light";
		remember();
		show();
	}

	function made(name, properties, label) {
		var e = Object.assign(document.createElement(name), properties);

		if (label)
			e.setAttribute("aria-label", label);
		return e;
	}

	/* the page of the search has a field of its own */
	function furnish(header) {
		var menu = header.querySelector(".menu"), search = header.querySelector("nav a[href$='search.html']:not([aria-current])");
		var words = search && search.textContent.trim(), form = search && made("form", {className: "find", action: search.href}, words);

		if (form) {
			form.setAttribute("role", "search");
			form.append(made("input", {type: "search", name: "q", placeholder: words}, words), made("button", {textContent: header.dataset.find}));
			menu.before(form);
		}
		menu.before(made("button", {type: "button", className: "theme", textContent: header.dataset.dark, onclick: turn}));
	}

	function open() {
		var part = document.getElementById(location.hash.slice(1)), e = part;

		for (; e; e = e.parentElement)
			if (e.tagName === "DETAILS")
				e.open = true;
		if (part && part.closest("details"))
			part.scrollIntoView();
	}

	show();
	system.addEventListener("change", show);
	addEventListener("hashchange", open);
	document.addEventListener("DOMContentLoaded", function () {
		furnish(document.querySelector("header.site"));
		show();
		open();
	});
})();
