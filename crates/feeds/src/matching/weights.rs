//! What sixteen numbers are worth together: a logistic regression.
//!
//! Fitted with `cargo xtask bench matching --fit` on the training and validation pairs of Abt-Buy and Amazon-Google,
//! never on their test pairs. The command prints this table.

use super::features::FEATURES;

/// From this score on a pair is suggested.
pub const SUGGESTED_FROM: f64 = 0.33;

/// What a pair begins with.
const BIAS: f64 = -8.9957;

/// What each feature is worth.
const WEIGHTS: [f64; FEATURES] = [
    4.1294, -3.6301, 3.7545, 3.7690, -1.6875, 0.2660, -0.9415, -0.3607, 3.3781, 1.9756, -1.5171,
    0.1371, 0.1094, 0.5596, 0.2016, 0.8901,
];

/// How likely a pair is one product, between 0 and 1.
pub(super) fn score(features: &[f64; FEATURES]) -> f64 {
    let sum: f64 = features
        .iter()
        .zip(WEIGHTS)
        .map(|(feature, weight)| feature * weight)
        .sum();
    1.0 / (1.0 + (-BIAS - sum).exp())
}
