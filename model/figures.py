"""Tables for CARD.md: `figures.py GOLD PREDICTED`, both CoNLL of the same tokens. F1 by type, by length of the name and of the
sentence, and the commonest sorts of error."""

import collections
import sys

from corpus import TEMPLATE, read_conll, spans

LONG = [5, 10, 20, 30, 50]  # sentences' lengths, in tokens


def band(length, bounds):
    before = 1
    for bound in bounds:
        if length <= bound:
            return f"{before} to {bound}"
        before = bound + 1
    return f"{before} and more"


def sort_of(gold, found):
    """What kind of error each unmatched span is: overlapping ones of the other side tell."""
    overlap = lambda a, b: a[0] < b[1] and b[0] < a[1]
    words = lambda span: "one word" if span[1] - span[0] == 1 else "several words"
    told = set()
    for g in sorted(gold - found):
        near = [f for f in sorted(found - gold) if overlap(f, g)]
        told.update(near)
        same = [f for f in near if f[2] == g[2]]
        if any(f[:2] == g[:2] for f in near):
            other = next(f for f in near if f[:2] == g[:2])
            yield f"{g[2]} taken for {other[2]}"
        elif len(same) > 1:
            yield f"{g[2]} cut in parts"
        elif same:
            f = same[0]
            if sum(overlap(f, other) for other in gold if other[2] == g[2]) > 1:
                yield f"{g[2]}: neighbours taken as one"
            else:
                sides = [side for side, off in (("begin", f[0] - g[0]), ("end", f[1] - g[1])) if off]
                longer = f[1] - f[0] > g[1] - g[0]
                yield f"{g[2]} too {'long' if longer else 'short'} at the {' and the '.join(sides)}"
        elif near:
            yield f"{g[2]} taken for a part of {near[0][2]}" if near[0][1] - near[0][0] > g[1] - g[0] else f"{near[0][2]} found in {g[2]}"
        elif any(overlap(f, g) for f in found):
            yield f"{g[2]} beside or inside a right name"
        else:
            yield f"{g[2]} not seen, {words(g)}"
    for f in sorted(found - gold - told):
        yield f"{f[2]} where none is, {words(f)}"


def main():
    gold, predicted = (read_conll(path) for path in sys.argv[1:])
    tables = {name: collections.defaultdict(lambda: [0, 0, 0]) for name in ("type", "words of the name", "tokens of the sentence")}
    errors = collections.Counter()
    for g, p in zip(gold, predicted, strict=True):
        a, b = spans([tag for _, tag in g]), spans([tag for _, tag in p])
        errors.update(sort_of(a, b))
        length = band(len(g), LONG)
        for column, found in enumerate((a & b, b, a)):
            for start, end, kind in found:
                words = "1 2 3 4".split()[end - start - 1] if end - start < 5 else "5 and more"
                for table, row in (("type", kind), ("words of the name", words), ("tokens of the sentence", length)):
                    tables[table][row][column] += 1
    for table, rows in tables.items():
        print(f"\n| {table} | names | precision | recall | F1 |\n| --- | --- | --- | --- | --- |")
        for row, (hit, found, wanted) in sorted(rows.items(), key=lambda item: (table == "type" and -item[1][2], int(item[0].split()[0]) if table != "type" else 0)):
            print(f"| {row} | {wanted} | {hit / max(1, found):.3f} | {hit / max(1, wanted):.3f} | {2 * hit / max(1, found + wanted):.3f} |")
    template = sum(bool(TEMPLATE.search(" ".join(token for token, _ in g))) for g in gold)
    print(f"\n{len(gold)} sentences, {template} of the village template; {sum(errors.values())} errors\n\n| error | how often |\n| --- | --- |")
    for error, count in errors.most_common(20):
        print(f"| {error} | {count} |")


main()
