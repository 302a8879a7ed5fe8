//! Logistic regression by Newton's method, with a little weight against large weights.

use souk_feeds::matching::FEATURES;

/// Weights and bias in one.
const SIZE: usize = FEATURES + 1;
/// Steps; the method has long arrived by then.
const STEPS: usize = 20;
/// What a large weight costs.
const RIDGE: f64 = 1.0;

/// A fitted model.
pub(super) struct Model {
    pub(super) bias: f64,
    pub(super) weights: [f64; FEATURES],
}

impl Model {
    /// How likely a pair is one product.
    pub(super) fn score(&self, features: &[f64; FEATURES]) -> f64 {
        let sum: f64 = features
            .iter()
            .zip(self.weights)
            .map(|(feature, weight)| feature * weight)
            .sum();
        1.0 / (1.0 + (-self.bias - sum).exp())
    }
}

/// One row of a system of equations: coefficients and the right side.
type Equation = ([f64; SIZE], f64);

/// Fits the model to labelled pairs.
pub(super) fn fit(examples: &[([f64; FEATURES], bool)]) -> Model {
    let mut model = Model {
        bias: 0.0,
        weights: [0.0; FEATURES],
    };
    for _ in 0..STEPS {
        let mut system: [Equation; SIZE] = [([0.0; SIZE], 0.0); SIZE];
        for (features, label) in examples {
            let score = model.score(features);
            let slope = score * (1.0 - score);
            let error = f64::from(u8::from(*label)) - score;
            let row = || std::iter::once(1.0).chain(features.iter().copied());
            for ((left, right), x) in system.iter_mut().zip(row()) {
                for (slot, y) in left.iter_mut().zip(row()) {
                    *slot += slope * x * y;
                }
                *right += error * x;
            }
        }
        for (index, ((left, right), weight)) in
            system.iter_mut().skip(1).zip(model.weights).enumerate()
        {
            if let Some(slot) = left.get_mut(index + 1) {
                *slot += RIDGE;
            }
            *right -= RIDGE * weight;
        }
        let [bias, steps @ ..] = solve(system);
        model.bias += bias;
        for (weight, step) in model.weights.iter_mut().zip(steps) {
            *weight += step;
        }
    }
    model
}

/// Gauss and Jordan; the ridge keeps the pivots above zero.
fn solve(mut system: [Equation; SIZE]) -> [f64; SIZE] {
    for pivot in 0..SIZE {
        let Some((mut row, mut right)) = system.get(pivot).copied() else {
            continue;
        };
        let by = row.get(pivot).copied().unwrap_or(1.0);
        for value in &mut row {
            *value /= by;
        }
        right /= by;
        for (index, (other, other_right)) in system.iter_mut().enumerate() {
            if index == pivot {
                (*other, *other_right) = (row, right);
                continue;
            }
            let factor = other.get(pivot).copied().unwrap_or(0.0);
            other
                .iter_mut()
                .zip(row)
                .for_each(|(slot, value)| *slot -= factor * value);
            *other_right -= factor * right;
        }
    }
    system.map(|(_, right)| right)
}
