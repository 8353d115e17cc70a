/* The theme that a reader chose, remembered; where none was chosen, the system's. What of the header needs a script
   is shown, and what an address names is open. */
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
		var button = document.querySelector("button.theme");

		document.querySelectorAll("header.site > [hidden]").forEach(function (e) { e.hidden = false; });
		show();
		open();
		if (button)
			button.addEventListener("click", turn);
	});
})();
