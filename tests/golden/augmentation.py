#!/usr/bin/env python3
"""Makes augmentation.json: affine warps, Gaussian filter and elastic deformation by scipy.ndimage, colour directions by NumPy.

Run it in this folder: python3 augmentation.py (Debian: python3-scipy). Interpolation is linear (order 1); "grid-constant" counts
the border value as pixels around the image, as the library does, "nearest" repeats the edge.
"""
import json

import numpy as np
from scipy import ndimage


def main():
    random = np.random.default_rng(20261121)
    height, width = 9, 11
    image = np.round(random.uniform(size=(height, width)), 4)
    centre = np.array([height - 1, width - 1]) / 2

    # (A, t) from the new image's (y, x) to the old one's, about the centre.
    cases = []
    for matrix, shift in [
        ([[0.9, 0.2], [-0.3, 1.1]], [0.7, -1.3]),
        ([[np.cos(0.5), np.sin(0.5)], [-np.sin(0.5), np.cos(0.5)]], [0, 0]),
        ([[1, 0], [0, 1]], [2.25, -3.5]),
        ([[0.4, 0], [0, 2.5]], [0, 0]),
    ]:
        matrix, shift = np.array(matrix), np.array(shift)
        offset = centre - matrix @ centre + shift
        cases.append({
            "map": [float(v) for v in (matrix[1, 1], matrix[1, 0], matrix[0, 1], matrix[0, 0], shift[1], shift[0])],
            "border": ndimage.affine_transform(image, matrix, offset, order=1, mode="grid-constant", cval=0.25).tolist(),
            "nearest": ndimage.affine_transform(image, matrix, offset, order=1, mode="nearest").tolist(),
        })

    noise = random.uniform(-1, 1, size=(2, height, width))
    blurred = {str(sigma): ndimage.gaussian_filter(noise[0], sigma, mode="constant").tolist() for sigma in (0.5, 1.3, 4)}
    rows, columns = np.mgrid[0:height, 0:width].astype(float)
    right, down = (ndimage.gaussian_filter(n, 2, mode="constant") * 9 for n in noise)
    elastic = ndimage.map_coordinates(image, [rows + down, columns + right], order=1, mode="grid-constant", cval=0)

    photos = np.round(random.uniform(size=(4, 3, 5, 6)) * [[[[1]], [[0.7]], [[0.3]]]] + random.normal(size=(4, 1, 5, 6)) * 0.2, 4)
    pixels = photos.transpose(0, 2, 3, 1).reshape(-1, 3)
    values, vectors = np.linalg.eigh(np.cov(pixels.T, bias=True))
    vectors *= np.sign(vectors[np.abs(vectors).argmax(axis=0), np.arange(3)])

    document = {
        "image": image.tolist(),
        "affine": cases,
        "noise": noise.reshape(2, -1).tolist(),
        "blurred": blurred,
        "elastic": elastic.tolist(),
        "photos": photos.reshape(4, -1).tolist(),
        "colourDirections": vectors.tolist(),
        "colourVariances": values.tolist(),
    }
    with open("augmentation.json", "w", encoding="utf-8", newline="\n") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
