# of each outcome of a page document: PROVISION OBLIGATION SERVICE APPLIES FORCE GRACE UPCOMING
function ref(kind) {
	match($0, kind ":[^\"]*\"")
	return substr($0, RSTART + length(kind) + 1, RLENGTH - length(kind) - 2)
}
function attribute(name) {
	return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "-"
}
/<outcome[ >]/ { obligation = service = upcoming = ""; on = 1 }
!on { next }
/<obligation ref=/ && !obligation { obligation = ref("obligation") }
/<service ref=/ && !service { service = /"service:/ ? ref("service") : ref("platform") }
/<applies / { p = attribute("platform"); u = attribute("users"); applies = p == "yes" || u == "yes" ? "yes" : p == "no" && u == "no" ? "no" : "undetermined" }
/<force / { force = attribute("state"); grace = attribute("grace") }
/code="upcoming\./ { match($0, /upcoming\.[a-z-]*/); upcoming = upcoming (upcoming ? "," : "") substr($0, RSTART + 9, RLENGTH - 9); dated = 1 }
dated && /<arg .* value="[0-9]/ { upcoming = upcoming "@" attribute("value"); dated = 0 }
/<\/outcome>/ { print provision, obligation, service, applies, force, grace, upcoming ? upcoming : "-"; on = 0 }
