# of each outcome of a page document: PROVISION OBLIGATION SERVICE [@BEARER][:SENTENCE][?NEEDS]
function ref(kind) {
	match($0, kind ":[^\"]*\"")
	return substr($0, RSTART + length(kind) + 1, RLENGTH - length(kind) - 2)
}
/<outcome[ >]/ { obligation = service = bearer = sentence = needs = ""; on = 1 }
!on { next }
/<obligation ref=/ && !obligation { obligation = ref("obligation") }
/<service ref=/ && !service { service = /"service:/ ? ref("service") : ref("platform") }
/<flag / { flag = !/\/>/ }
/<\/flag>/ { flag = 0 }
flag && /code="need\./ { match($0, /need\.[a-z-]*/); need = substr($0, RSTART + 5, RLENGTH - 5); if (need !~ /fact/) needs = needs "?" need }
/<indicated / && match($0, /bearer="[a-z]*"/) { bearer = substr($0, RSTART + 8, RLENGTH - 9) }
/code="no-discharge\./ { match($0, /no-discharge\.[a-z-]*/); sentence = ":" substr($0, RSTART + 13, RLENGTH - 13) }
flag && /<arg name="fact" / && match($0, / value="[^"]*"/) { needs = needs "?" substr($0, RSTART + 8, RLENGTH - 9) }
/<\/outcome>/ { print provision, obligation, service, (bearer && bearer != "platform" ? "@" bearer : "") sentence needs; on = 0 }
