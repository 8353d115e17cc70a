# of each outcome of a page document: PROVISION OBLIGATION SERVICE [@BEARER][:SENTENCE][?NEEDS], the needs of its flag, which are
# those of applies where a conditional flag has none of its own
function ref(kind) {
	match($0, kind ":[^\"]*\"")
	return substr($0, RSTART + length(kind) + 1, RLENGTH - length(kind) - 2)
}
/<outcome[ >]/ { obligation = service = bearer = sentence = state = part = want = ""; split("", needs); on = 1 }
!on { next }
/<obligation ref=/ && !obligation { obligation = ref("obligation") }
/<service ref=/ && !service { service = /"service:/ ? ref("service") : ref("platform") }
/<(applies|flag) / { part = /\/>/ ? "" : /<flag/ ? "flag" : "applies" }
/<\/(applies|flag)>/ { part = "" }
/<flag / { match($0, /state="[a-z]*"/); state = substr($0, RSTART + 7, RLENGTH - 8) }
/<needs>/ { want = part }
/<\/needs>/ { want = "" }
want && /code="need\./ { match($0, /need\.[a-z-]*/); need = substr($0, RSTART + 5, RLENGTH - 5); if (need !~ /fact/) needs[want] = needs[want] "?" need }
want && /<arg name="fact" / && match($0, / value="[^"]*"/) { needs[want] = needs[want] "?" substr($0, RSTART + 8, RLENGTH - 9) }
/<indicated / && match($0, /bearer="[a-z]*"/) { bearer = substr($0, RSTART + 8, RLENGTH - 9) }
/code="no-discharge\./ { match($0, /no-discharge\.[a-z-]*/); sentence = ":" substr($0, RSTART + 13, RLENGTH - 13) }
/<\/outcome>/ {
	if (state == "conditional" && !needs["flag"]) needs["flag"] = needs["applies"]
	print provision, obligation, service, (bearer && bearer != "platform" ? "@" bearer : "") sentence needs["flag"]
	on = 0
}
