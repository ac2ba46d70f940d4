# Read by each bash before its script (BASH_ENV). The launcher of newer images runs the server as a child and passes no signal on,
# and a shell that is the first process ignores what it has no trap for: every stop would be a crash.
if [ "$$" = 1 ]; then
  trap 'if [ -n "$!" ]; then kill -TERM "$!"; wait "$!"; fi; exit 0' TERM
fi
