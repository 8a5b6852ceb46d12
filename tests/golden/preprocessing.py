#!/usr/bin/env python3
"""Makes preprocessing.json: scalers, PCA and whitening by scikit-learn and NumPy.

Run it in this folder: python3 preprocessing.py (Debian: python3-sklearn). scikit-learn's PCA divides by N - 1 and signs its
directions otherwise; here everything is brought to 1/N, each direction's number of largest size positive.
"""
import json

import numpy as np
from sklearn.decomposition import PCA
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, StandardScaler


def main():
    random = np.random.default_rng(20261121)
    mixing = random.normal(size=(5, 5))
    data = np.round(random.normal(size=(30, 5)) @ mixing * [1, 20, 0.3, 3, 1] + [1.7, 65, 0.1, -5, 0], 4)
    training, test = data[:22], data[22:]

    pca = PCA(svd_solver="full").fit(training)
    sign = np.sign(pca.components_[np.arange(5), np.abs(pca.components_).argmax(axis=1)])
    directions = pca.components_ * sign[:, None]
    count = len(training)
    variances = pca.explained_variance_ * (count - 1) / count
    whitened = PCA(svd_solver="full", whiten=True).fit(training).transform(test) * sign * np.sqrt(count / (count - 1))

    # ZCA from the SVD of the covariance.
    covariance = np.cov(training.T, bias=True)
    u, s, _ = np.linalg.svd(covariance)
    centred = test - training.mean(axis=0)

    missing = training.copy()
    missing[[0, 3, 7, 7], [1, 1, 0, 4]] = np.nan
    nominal = np.array([[2.0], [7], [5], [2], [5]])
    document = {
        "training": training.tolist(),
        "test": test.tolist(),
        "standardScore": StandardScaler().fit(training).transform(test).tolist(),
        "minMax": MinMaxScaler().fit(training).transform(test).tolist(),
        "minMaxSigned": MinMaxScaler((-1, 1)).fit(training).transform(test).tolist(),
        "directions": directions.tolist(),
        "variances": variances.tolist(),
        "shares": pca.explained_variance_ratio_.tolist(),
        "pca": (pca.transform(test) * sign).tolist(),
        "pca2Inverse": PCA(2, svd_solver="full").fit(training).inverse_transform(PCA(2, svd_solver="full").fit(training).transform(test)).tolist(),
        "pcaWhitening": whitened.tolist(),
        "pcaWhiteningEpsilon": (centred @ directions.T / np.sqrt(variances + 0.5)).tolist(),
        "zcaWhitening": (centred @ (u / np.sqrt(s)) @ u.T).tolist(),
        "missingAt": [[0, 1], [3, 1], [7, 0], [7, 4]],
        "filledMean": SimpleImputer(strategy="mean").fit(missing).transform(missing).tolist(),
        "filledMedian": SimpleImputer(strategy="median").fit(missing).transform(missing).tolist(),
        "nominal": nominal.tolist(),
        "oneHot": OneHotEncoder().fit(nominal).transform(nominal).toarray().tolist(),
    }
    with open("preprocessing.json", "w", encoding="utf-8", newline="\n") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
