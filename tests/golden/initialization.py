#!/usr/bin/env python3
"""Makes initialization.json: the orthogonal factor of given normal matrices, by NumPy's (LAPACK's) QR with the signs fixed.

Run it in this folder: python3 initialization.py
"""
import json

import numpy as np

random = np.random.default_rng(20261121)
cases = []
for rows, columns in [(4, 4), (9, 5), (30, 12)]:
    matrix = np.round(random.normal(size=(rows, columns)), 4)
    q, r = np.linalg.qr(matrix)
    cases.append({"matrix": matrix.tolist(), "q": (q * np.sign(np.diag(r))).tolist()})
with open("initialization.json", "w", encoding="utf-8", newline="\n") as file:
    json.dump(cases, file, indent=1)
    file.write("\n")
