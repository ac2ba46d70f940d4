# The server prints its figures for each of its threads; here they are added up.
import collections, re, urllib.request
figures = collections.defaultdict(float)
with urllib.request.urlopen('http://127.0.0.1:9180/metrics', timeout=8) as answer:
    for line in answer.read().decode().splitlines():
        found = re.match(r'(scylla_[a-z_0-9]+)(?:\{[^}]*\})? ([0-9.eE+-]+)$', line)
        if found:
            figures[found[1]] += float(found[2])
for name, value in figures.items():
    print(name, value)
