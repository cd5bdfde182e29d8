"""Writes a trained network as the program reads it (src/tagger/model.rs), and reads it back for scoring as shipped."""

import struct
import zlib

import numpy as np

import network
from corpus import TAGS

MAGIC = b"baithak\n"
FORMAT = 1
TEMPLATE = 1  # features::TEMPLATE
LEVELS = 7  # four bits: -7 to 7


def four_bits(table, rows=None):
    """Whole numbers from -7 to 7 and a scale a column, as network.coarse has them."""
    rows = np.abs(table).sum(1) > 0 if rows is None else rows
    scales = (network.STEP * np.sqrt(np.square(table[rows]).mean(0)) + 1e-9).astype(np.float32)
    numbers = np.clip(np.round(table / scales), -LEVELS, LEVELS).astype(np.int8)
    numbers[~rows] = 0
    return numbers, scales


def whole(table, most, axis):
    """Whole numbers up to `most`, and the scale along `axis`."""
    scale = (np.abs(table).max(axis, keepdims=True) / most + 1e-12).astype(np.float32)
    return np.round(table / scale).astype(np.int16), np.squeeze(scale, axis)


def pack(numbers):
    flat = (numbers.reshape(-1) + 8).astype(np.uint8)
    return (flat[0::2] | (flat[1::2] << 4)).tobytes()


def quantise(shape, parameters, vectors, seen):
    """The parts of the file, and the parameters that they stand for."""
    p = {name: np.asarray(value) for name, value in parameters.items() if not isinstance(value, (list, dict))}
    vector_numbers, vector_scale = four_bits(np.asarray(vectors)[1:])
    own_numbers, own_scale = four_bits(p["own"][1:], np.asarray(seen)[1:] > 0)
    piece_numbers, piece_scale = four_bits(p["pieces"], np.ones(shape.buckets, bool))
    w, bias = np.asarray(parameters["input"]["w"]), np.asarray(parameters["input"]["b"])
    a, b, c, d = np.cumsum([shape.vectors, shape.own, shape.pieces, shape.shapes])
    # Scales of the columns go into the weights behind them.
    scaled = np.concatenate([w[:a] * vector_scale[:, None], w[a:b] * own_scale[:, None], w[b:c] * piece_scale[:, None] / 3])
    input_numbers, input_scale = whole(scaled.T, 2047, 1)
    shape_table = p["shapes"] @ w[c:d]
    shape_numbers, shape_scale = whole(shape_table[None], 32767, (1, 2))
    class_numbers, class_scale = whole(w[d:][None], 32767, (1, 2))
    layers = []
    for layer in parameters["layers"]:
        numbers, scale = whole(np.asarray(layer["w"]).T, 127, 1)
        layers.append((numbers, scale, *(np.asarray(layer[k], np.float32) for k in ("b", "gain", "bias"))))
    out_numbers, out_scale = whole(p["out"][0].T, 127, 1)
    return {
        "vectors": vector_numbers, "own": own_numbers, "pieces": piece_numbers,
        "input": (input_numbers, input_scale, bias.astype(np.float32)),
        "shapes": (shape_numbers[0], shape_scale), "classes": (class_numbers[0], class_scale),
        "layers": layers, "out": (out_numbers, out_scale, p["out_bias"][0].astype(np.float32)),
        "transitions": np.maximum(p["transitions"][0] + np.asarray(network.forbidden()), network.FORBIDDEN).astype(np.float32),
        "column scales": (vector_scale, own_scale, piece_scale),
    }


def unquantised(shape, parameters, parts):
    """The parameters as the program sees them, for the network in Python, and the word vectors."""
    vector_scale, own_scale, piece_scale = parts["column scales"]
    w = np.array(parameters["input"]["w"])
    numbers, scale, _ = parts["input"]
    c = shape.vectors + shape.own + shape.pieces
    columns = np.concatenate([vector_scale, own_scale, piece_scale / 3])
    w[:c] = (numbers * scale[:, None]).T / columns[:, None]
    made = dict(parameters)
    made["own"] = np.concatenate([np.zeros((1, shape.own), np.float32), parts["own"] * own_scale])
    made["pieces"] = parts["pieces"] * piece_scale
    made["input"] = {"w": w, "b": parameters["input"]["b"]}
    made["layers"] = [
        {**layer, "w": (numbers * scale[:, None]).T.astype(np.float32)}
        for layer, (numbers, scale, *_) in zip(parameters["layers"], parts["layers"])
    ]
    numbers, scale, _ = parts["out"]
    made["out"] = np.array(parameters["out"])
    made["out"][0] = (numbers * scale[:, None]).T
    return made, np.concatenate([np.zeros((1, shape.vectors), np.float32), parts["vectors"] * vector_scale])


def write(path, name, shape, parts, words, temperature):
    """`words`: the forms of the rows. The file holds them sorted, rows likewise."""
    order = sorted(range(len(words)), key=lambda i: words[i].encode())
    listed = "\n".join(words[i] for i in order).encode()
    f32 = lambda x: np.ascontiguousarray(x, "<f4").tobytes()
    i16 = lambda x: np.ascontiguousarray(x, "<i2").tobytes()
    i8 = lambda x: np.ascontiguousarray(x, np.int8).tobytes()
    body = [
        struct.pack("<B", len(name.encode())), name.encode(),
        struct.pack("<6H2If", shape.width, len(shape.dilations), shape.vectors, shape.own, shape.pieces, len(TAGS), len(words), shape.buckets, temperature),
        bytes(shape.dilations),
        struct.pack("<I", len(listed)), listed,
        pack(parts["vectors"][order]), pack(parts["own"][order]), pack(parts["pieces"]),
        i16(parts["input"][0]), f32(parts["input"][1]), f32(parts["input"][2]),
        i16(parts["shapes"][0]), f32(parts["shapes"][1]), i16(parts["classes"][0]), f32(parts["classes"][1]),
    ]
    for numbers, scale, bias, gain, norm_bias in parts["layers"]:
        body += [i8(numbers), f32(scale), f32(bias), f32(gain), f32(norm_bias)]
    body += [i8(parts["out"][0]), f32(parts["out"][1]), f32(parts["out"][2]), f32(parts["transitions"])]
    body = b"".join(body)
    head = MAGIC + struct.pack("<HHII", FORMAT, TEMPLATE, len(body), zlib.crc32(body))
    path.write_bytes(head + body)
    return len(head) + len(body)
