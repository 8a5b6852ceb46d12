#!/usr/bin/env python3
"""Makes ensembles.json: trees, SAMME, bagging, gradient boosting and voting by scikit-learn.

Run it in this folder: python3 ensembles.py (Debian: python3-sklearn). Features are multiples of 1/1024, exact in the
single precision that scikit-learn's trees compute in.
"""
import json

import numpy as np
from sklearn.ensemble import AdaBoostClassifier, BaggingRegressor, GradientBoostingRegressor
from sklearn.metrics import mean_squared_error
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor


def main():
    random = np.random.default_rng(20261121)
    x = np.round(random.normal(size=(60, 4)) * 1024) / 1024
    test = np.round(random.normal(size=(25, 4)) * 1024) / 1024
    labels = np.digitize(x[:, 0] + 0.7 * x[:, 1] ** 2 - 0.5 * x[:, 2] + 0.3 * random.normal(size=60), [-0.2, 0.9])
    one_hot = np.eye(3)[labels]
    number = np.round(np.sin(2 * x[:, 0]) + x[:, 1] * x[:, 2] + 0.1 * random.normal(size=60), 6)
    weights = np.round(random.uniform(0.1, 1, size=60), 3)
    weights[[3, 17]] = 0

    def boosted(classes, rate, rounds):
        model = AdaBoostClassifier(DecisionTreeClassifier(max_depth=1), n_estimators=rounds, learning_rate=rate, algorithm="SAMME", random_state=0)
        model.fit(x, classes)
        kinds = len(model.classes_)
        votes = np.zeros((len(test), kinds))
        for alpha, member in zip(model.estimator_weights_, model.estimators_):
            votes[np.arange(len(test)), member.predict(test).astype(int)] += alpha
        assert (model.predict(test) == votes.argmax(axis=1)).all()
        return {
            "rate": rate,
            "rounds": rounds,
            "y": np.eye(kinds)[classes].tolist(),
            "alpha": model.estimator_weights_.tolist(),
            "errors": model.estimator_errors_.tolist(),
            "votes": (votes / model.estimator_weights_.sum()).tolist(),
        }

    # Its trees take a sample as weights, how often each example was drawn. Equally good splits it chooses at random: with
    # numbers as targets there are none.
    bagging = BaggingRegressor(DecisionTreeRegressor(max_depth=2, min_samples_leaf=5), n_estimators=12, oob_score=True, random_state=3)
    bagging.fit(x, number)
    for sample, tree in zip(bagging.estimators_samples_, bagging.estimators_):
        again = DecisionTreeRegressor(max_depth=2, min_samples_leaf=5)
        assert all(np.allclose(again.set_params(random_state=seed).fit(x, number, np.bincount(sample, minlength=60)).predict(test), tree.predict(test), 0, 1e-12) for seed in range(5))
    gradient = GradientBoostingRegressor(n_estimators=12, learning_rate=0.3, max_depth=2, criterion="squared_error", random_state=0).fit(x, number)

    document = {
        "x": x.tolist(),
        "test": test.tolist(),
        "oneHot": one_hot.tolist(),
        "number": [[value] for value in number.tolist()],
        "weights": weights.tolist(),
        "classifier": DecisionTreeClassifier(max_depth=3, random_state=0).fit(x, labels, weights).predict_proba(test).tolist(),
        "regressor": [[value] for value in DecisionTreeRegressor(max_depth=4, min_samples_leaf=3, random_state=0).fit(x, number).predict(test).tolist()],
        "adaBoost": [boosted(labels, 1.0, 15), boosted(labels, 0.5, 15), boosted((labels > 0).astype(int), 1.0, 10)],
        "samples": [sample.tolist() for sample in bagging.estimators_samples_],
        "bagging": [[value] for value in bagging.predict(test).tolist()],
        "outOfBag": [[value] for value in bagging.oob_prediction_.tolist()],
        "outOfBagSquaredError": mean_squared_error(number, bagging.oob_prediction_),
        "gradientBoosting": [values.tolist() for values in np.array([stage.ravel() for stage in gradient.staged_predict(test)])],
    }
    with open("ensembles.json", "w", encoding="utf-8", newline="\n") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
