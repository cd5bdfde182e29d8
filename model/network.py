"""The tagger's network: embeddings, residual convolutions with maxout and layer norm, a conditional random field over BIO.

Layer norm: Ba et al. 2016; maxout: Goodfellow et al. 2013; dilated convolutions for tagging: Strubell et al. 2017; the
conditional random field on top: Lafferty et al. 2001, Collobert et al. 2011.
"""

from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np

from corpus import PIECES, TAGS

SHAPES = 32
CLASSES = 24
FORBIDDEN = -1e4
STEP = 0.34  # of a column's spread: the step of four bits with the least squared error for a normal distribution


@dataclass(frozen=True)
class Shape:
    """The sizes of a network."""

    width: int = 64
    dilations: tuple = (1, 1, 2, 2)
    vectors: int = 32  # columns of the word vectors, which stay as they are
    own: int = 24  # columns of the vectors of words seen in training
    pieces: int = 32  # columns of the vectors of pieces of letters
    buckets: int = 1 << 13  # rows of that table
    shapes: int = 12
    recurrent: int = 0  # units a direction of a recurrent layer on top; teachers only
    heads: int = 3


def forbidden():
    """Row: the tag before, the last one the sentence's start; column: the tag."""
    table = np.zeros((len(TAGS) + 1, len(TAGS)), np.float32)
    for j, tag in enumerate(TAGS):
        if tag[0] == "I":
            for i, before in enumerate(TAGS):
                if before[2:] != tag[2:]:
                    table[i, j] = FORBIDDEN
            table[len(TAGS), j] = FORBIDDEN
    return jnp.array(table)


def initial(shape, words, seed):
    keys = iter(jax.random.split(jax.random.PRNGKey(seed), 64))

    def normal(*size, scale):
        return jax.random.normal(next(keys), size) * scale

    def linear(i, o, scale=1.0):
        return {"w": normal(i, o, scale=scale / np.sqrt(i)), "b": jnp.zeros(o)}

    columns = shape.vectors + shape.own + shape.pieces + shape.shapes + CLASSES
    top = shape.width + 2 * shape.recurrent
    parameters = {
        "own": normal(words, shape.own, scale=0.1),
        "pieces": normal(shape.buckets, shape.pieces, scale=0.3),
        "shapes": normal(SHAPES, shape.shapes, scale=0.3),
        "input": linear(columns, 2 * shape.width),
        "layers": [
            {**linear(3 * shape.width, 2 * shape.width, 0.7), "gain": jnp.ones(shape.width), "bias": jnp.zeros(shape.width)}
            for _ in shape.dilations
        ],
        "out": normal(shape.heads, top, len(TAGS), scale=1 / np.sqrt(top)),
        "out_bias": jnp.zeros((shape.heads, len(TAGS))),
        "transitions": jnp.zeros((shape.heads, len(TAGS) + 1, len(TAGS))),
    }
    if shape.recurrent:
        r = shape.recurrent
        parameters["recurrent"] = {
            "x": normal(2, shape.width, 3 * r, scale=1 / np.sqrt(shape.width)),
            "h": normal(2, r, 3 * r, scale=1 / np.sqrt(r)),
            "b": jnp.zeros((2, 3 * r)),
        }
    return parameters


def maxout(x):
    a, b = jnp.split(x, 2, -1)
    return jnp.maximum(a, b)


def layer_norm(x, gain, bias):
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(variance + 1e-5) * gain + bias


def shifted(x, by):
    """x moved along the sentence, zeros at the edge."""
    if by > 0:
        return jnp.pad(x, ((0, 0), (by, 0), (0, 0)))[:, :-by]
    return jnp.pad(x, ((0, 0), (0, -by), (0, 0)))[:, -by:]


def gated(x, mask, p, reverse):
    """A gated recurrent unit (Cho et al. 2014) over the sentence."""
    r = p["h"].shape[0]
    if reverse:
        x, mask = x[:, ::-1], mask[:, ::-1]
    z = (x @ p["x"] + p["b"]).transpose(1, 0, 2)

    def step(h, inputs):
        z, m = inputs
        u = h @ p["h"]
        update = jax.nn.sigmoid(z[:, :r] + u[:, :r])
        reset = jax.nn.sigmoid(z[:, r : 2 * r] + u[:, r : 2 * r])
        new = jnp.tanh(z[:, 2 * r :] + reset * u[:, 2 * r :])
        h = (update * h + (1 - update) * new) * m[:, None]
        return h, h

    _, out = jax.lax.scan(step, jnp.zeros((x.shape[0], r)), (z, mask.T))
    out = out.transpose(1, 0, 2)
    return out[:, ::-1] if reverse else out


def coarse(table, rows, share):
    """The table as the file will hold it (four bits a figure), for a network that learns to live with it; the slope passes
    unchanged (straight-through estimator, Bengio et al. 2013). share: 0 for not at all, 1 for all."""
    scale = STEP * jnp.sqrt((table**2 * rows[:, None]).sum(0) / rows.sum())
    rounded = jnp.clip(jnp.round(table / scale), -7, 7) * scale
    return table + share * jax.lax.stop_gradient(rounded - table)


def emissions(shape, parameters, fixed, batch, key=None, drop=0.0, word_drop=0.0, rounded=0.0):
    """Scores of each tag at each token; with a key, as in training."""
    if key is not None:
        own = coarse(parameters["own"], (fixed["seen"] > 0).astype(jnp.float32), rounded)
        parameters = {**parameters, "own": own, "pieces": coarse(parameters["pieces"], jnp.ones(shape.buckets), rounded)}
    word, mask = batch["word"], batch["mask"]
    own_on = (fixed["seen"][word] > 0).astype(jnp.float32)
    pieces = batch["pieces"]
    bits = ((batch["classes"][..., None] >> jnp.arange(CLASSES)) & 1).astype(jnp.float32)
    vector_on = jnp.ones(word.shape)
    pieces_on = (pieces >= 0).astype(jnp.float32)
    keys = jax.random.split(key, 8 + len(shape.dilations)) if key is not None else [None] * 16

    def dropped(x, key):
        if key is None:
            return x
        return x * (jax.random.uniform(key, (x.shape[0], 1, x.shape[2])) > drop) / (1 - drop)

    if key is not None:
        rare = 5 / (5 + fixed["seen"][word])
        vector_on = (jax.random.uniform(keys[0], word.shape) > word_drop * (0.3 + 0.7 * rare)).astype(jnp.float32)
        own_on *= jax.random.uniform(keys[1], word.shape) > 3 * word_drop * (0.2 + 0.8 * rare)
        pieces_on *= jax.random.uniform(keys[2], pieces.shape) > 0.15
        bits *= jax.random.uniform(keys[3], bits.shape) > 0.1
    columns = [
        fixed["vectors"][word] * vector_on[..., None],
        parameters["own"][word] * own_on[..., None],
        (parameters["pieces"][jnp.maximum(pieces, 0)] * pieces_on[..., None]).sum(2) / 3,
        parameters["shapes"][batch["shapes"]],
        bits,
    ]
    x = dropped(jnp.concatenate(columns, -1), keys[4])
    x = maxout(x @ parameters["input"]["w"] + parameters["input"]["b"]) * mask[..., None]
    for i, (layer, dilation) in enumerate(zip(parameters["layers"], shape.dilations)):
        seen = jnp.concatenate([shifted(x, dilation), x, shifted(x, -dilation)], -1)
        z = layer_norm(maxout(seen @ layer["w"] + layer["b"]), layer["gain"], layer["bias"])
        x = (x + dropped(z, keys[8 + i])) * mask[..., None]
    if shape.recurrent:
        halves = [
            gated(x, mask, jax.tree.map(lambda p: p[d], parameters["recurrent"]), reverse) for d, reverse in ((0, False), (1, True))
        ]
        x = jnp.concatenate([x, dropped(jnp.concatenate(halves, -1), keys[5])], -1)
    head = batch["head"]
    return x @ parameters["out"][head] + parameters["out_bias"][head]


def forward(scores, table, mask):
    """Logarithms of the sums over all paths that end in each tag, token by token, and over all paths."""
    tags = scores.shape[-1]
    moves = jnp.exp(table[:tags])

    def step(a, inputs):
        score, m = inputs
        top = a.max(1, keepdims=True)
        following = jnp.log(jnp.exp(a - top) @ moves + 1e-30) + top + score
        a = jnp.where(m[:, None] > 0, following, a)
        return a, a

    first = table[tags] + scores[:, 0]
    last, rest = jax.lax.scan(step, first, (scores[:, 1:].transpose(1, 0, 2), mask[:, 1:].T))
    return jnp.concatenate([first[None], rest]), jax.nn.logsumexp(last, -1)


def loss(shape, parameters, fixed, batch, key, drop, word_drop, rounded):
    """Cross-entropy of the network's tag sequences to the wanted ones. `wanted` holds probabilities of tags; the moves
    between tags are those of the likeliest path (`tags`)."""
    scores = emissions(shape, parameters, fixed, batch, key, drop, word_drop, rounded)
    table = parameters["transitions"][batch["head"]] + fixed["forbidden"]
    mask, tags = batch["mask"], batch["tags"]
    _, total = forward(scores, table, mask)
    path = (scores * batch["wanted"]).sum(-1) * mask
    moves = table[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
    got = path.sum(1) + table[len(TAGS), tags[:, 0]] + moves.sum(1)
    return ((total - got) * mask[:, 0] * batch["weight"]).sum() / (mask.sum() + 1)


def marginals(scores, table, mask):
    """Probability of each tag at each token (forward-backward)."""

    # The gradient of the sum over all paths by the scores.
    return jax.grad(lambda s: forward(s, table, mask)[1].sum())(scores)


def viterbi(scores, table, mask):
    """The likeliest tags of each sentence."""
    tags = scores.shape[-1]
    moves = table[:tags]

    def step(best, inputs):
        score, m = inputs
        ways = best[:, :, None] + moves
        choice = jnp.where(m[:, None] > 0, ways.argmax(1), jnp.arange(tags))
        best = jnp.where(m[:, None] > 0, ways.max(1) + score, best)
        return best, choice

    def back(tag, choice):
        before = jnp.take_along_axis(choice, tag[:, None], 1)[:, 0]
        return before, tag

    last, choices = jax.lax.scan(step, table[tags] + scores[:, 0], (scores[:, 1:].transpose(1, 0, 2), mask[:, 1:].T))
    first, path = jax.lax.scan(back, last.argmax(1), choices, reverse=True)
    return jnp.concatenate([first[None], path]).T
