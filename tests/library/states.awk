# of a regulation's XML report: OBLIGATION, STATE, the day it starts or started, and the evidence for its words, with tabs
# between
function ref() { match($0, /obligation:[^"]*/); return substr($0, RSTART, RLENGTH) }
BEGIN { OFS = "\t" }
/<standing[ >]/ { on = 1; unit = state = start = wait = evidence = "" }
!on { next }
/<obligation ref=/ && !unit { unit = ref() }
/<force state=/ && !state { match($0, /state="[a-z-]*"/); state = substr($0, RSTART + 7, RLENGTH - 8) }
/<evidence state=/ && !evidence { match($0, /state="[a-z-]*"/); evidence = substr($0, RSTART + 7, RLENGTH - 8) }
/<reason code=/ { wait = /"force\.(in-force|adopted|would-apply|unknown-date)"/ ? "start" : "" }
wait && /<arg name="(since|from|date)" / && match($0, / value="[^"]*"/) { if (!start) start = substr($0, RSTART + 8, RLENGTH - 9); wait = "" }
/<\/standing>/ { print unit, state, start, evidence; on = 0 }
