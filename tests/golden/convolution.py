#!/usr/bin/env python3
"""Makes convolution.json: convolution and pooling, forward and back, by PyTorch in double precision.

Run it in this folder with Debian's python3-torch: python3 convolution.py. Images are rows of channels × height × width;
weights are written as channels · height · width × filters, the library's order.
"""
import json

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def plain(tensor):
    return tensor.detach().numpy().tolist()


def rounded(shape, generator):
    return (torch.randn(shape, generator=generator) * 1000).round() / 1000


def same(size, window, stride):
    """Zeros before and after, so that ceil(size / stride) windows fit; the larger half comes after."""
    total = max(0, (-(-size // stride) - 1) * stride + window - size)
    return total // 2, total - total // 2


def pad(image, window, stride, padding, value=0.0):
    if padding == "same":
        top, bottom = same(image.shape[2], window[0], stride)
        left, right = same(image.shape[3], window[1], stride)
    else:
        top = bottom = left = right = padding
    return F.pad(image, (left, right, top, bottom), value=value)


def results(name, output, image, generator, settings, others=()):
    slope = rounded(output.shape, generator)
    output.backward(slope)
    examples = len(image)
    return {
        "name": name,
        **settings,
        "shape": list(image.shape[1:]),
        "outputShape": list(output.shape[1:]) if output.dim() > 2 else [output.shape[1], 1, 1],
        "image": plain(image.reshape(examples, -1)),
        "output": plain(output.reshape(examples, -1)),
        "outputGradient": plain(slope.reshape(examples, -1)),
        "imageGradient": plain(image.grad.reshape(examples, -1)),
        **{key: plain(value) for key, value in others},
    }


def convolution(generator, examples, shape, filters, window, stride, padding):
    image = rounded((examples, *shape), generator).requires_grad_()
    weights = rounded((filters, shape[0], *window), generator).requires_grad_()
    bias = rounded((filters,), generator).requires_grad_()
    output = F.conv2d(pad(image, window, stride, padding), weights, bias, stride=stride)
    found = results("convolution", output, image, generator, {"filters": filters, "window": window, "stride": stride, "padding": padding})
    return {
        **found,
        "weights": plain(weights.reshape(filters, -1).T),
        "bias": plain(bias),
        "weightGradient": plain(weights.grad.reshape(filters, -1).T),
        "biasGradient": plain(bias.grad),
    }


def pooling(generator, kind, examples, shape, window, stride, padding, ties=False):
    image = rounded((examples, *shape), generator)
    if ties:
        image = image.round()
    image.requires_grad_()
    if kind == "max":
        padded = pad(image, window, stride, padding, float("-inf"))
        output = F.max_pool2d(padded, window, stride)
    else:
        # The mean over the pixels inside the image: the sum, padded with zeros, over how many ones the window has.
        area = window[0] * window[1]
        count = F.avg_pool2d(pad(torch.ones_like(image), window, stride, padding), window, stride) * area
        output = F.avg_pool2d(pad(image, window, stride, padding), window, stride) * area / count
    return results(kind, output, image, generator, {"window": window, "stride": stride, "padding": padding})


def whole(generator):
    image = rounded((3, 4, 5, 6), generator).requires_grad_()
    return results("global", image.mean(dim=(2, 3)), image, generator, {})


def main():
    generator = torch.Generator().manual_seed(20261121)
    document = {
        "convolutions": [
            convolution(generator, 2, (3, 8, 8), 1, (5, 5), 1, 0),
            convolution(generator, 19, (1, 6, 7), 2, (5, 5), 1, 0),
            convolution(generator, 2, (4, 6, 20), 9, (5, 5), 1, 2),
            convolution(generator, 2, (2, 7, 6), 4, (3, 2), 1, "same"),
            convolution(generator, 3, (3, 9, 11), 6, (3, 3), 2, 1),
            convolution(generator, 2, (2, 10, 7), 5, (2, 4), 3, "same"),
            convolution(generator, 2, (5, 6, 6), 9, (1, 1), 1, 0),
            convolution(generator, 2, (2, 8, 8), 3, (1, 2), 4, "same"),
            convolution(generator, 2, (3, 5, 4), 12, (5, 4), 1, 0),
        ],
        "poolings": [
            pooling(generator, "max", 2, (3, 6, 8), (2, 2), 2, 0),
            pooling(generator, "max", 2, (2, 7, 7), (3, 3), 2, 1, ties=True),
            pooling(generator, "max", 2, (2, 5, 6), (3, 2), 1, "same", ties=True),
            pooling(generator, "average", 2, (3, 6, 8), (2, 2), 2, 0),
            pooling(generator, "average", 2, (2, 7, 7), (3, 3), 2, 1),
            pooling(generator, "average", 2, (2, 5, 6), (3, 2), 1, "same"),
        ],
        "global": whole(generator),
    }
    with open("convolution.json", "w", encoding="utf-8", newline="\n") as file:
        json.dump(document, file)
        file.write("\n")


if __name__ == "__main__":
    main()
