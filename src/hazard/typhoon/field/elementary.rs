//! Exponential and logarithm as polynomials without branches, so that loops over them vectorise.
//!
//! Both use additions, multiplications, one division and moves of bits only: the same on every processor. Their relative
//! errors (of `ln`: relative to the larger of 1 and the result) stay below 1e-13, which the tests hold them to against `libm`.

/// Adding it to |x| < 2^51 rounds x to a whole number that then stands in the low bits.
const ROUND: f64 = 6_755_399_441_055_744.0; // 1.5 × 2^52
/// ln 2 in two parts: the first has 21 low bits of zero, so that its product with an exponent is exact.
const LN2_HIGH: f64 = 0.693_147_180_369_123_8;
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// e^x for -708 <= x <= 709; other values mean nothing.
#[allow(
    clippy::inline_always,
    reason = "must be compiled for the features of the loop that calls it"
)]
#[inline(always)]
pub fn exp(x: f64) -> f64 {
    let shifted = x * std::f64::consts::LOG2_E + ROUND;
    let exponent = shifted - ROUND;
    let f = x - exponent * LN2_HIGH - exponent * LN2_LOW;
    // Taylor to f^11: |f| <= ln 2 / 2 leaves f^12 / 12! < 7e-15.
    let series = TAYLOR.iter().rev().fold(0.0, |sum, &c| sum * f + c);
    f64::from_bits(series.to_bits().wrapping_add(shifted.to_bits() << 52))
}

const TAYLOR: [f64; 12] = [
    1.0,
    1.0,
    1.0 / 2.0,
    1.0 / 6.0,
    1.0 / 24.0,
    1.0 / 120.0,
    1.0 / 720.0,
    1.0 / 5040.0,
    1.0 / 40_320.0,
    1.0 / 362_880.0,
    1.0 / 3_628_800.0,
    1.0 / 39_916_800.0,
];

/// ln x for normal x > 0; other values mean nothing.
#[allow(
    clippy::inline_always,
    reason = "must be compiled for the features of the loop that calls it"
)]
#[inline(always)]
pub fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    // The exponent as a float: placed in the low bits of 2^52, which is then taken off.
    let biased = f64::from_bits((bits >> 52) | (1075 << 52)) - 4_503_599_627_370_496.0;
    let mantissa = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | (1023 << 52));
    let upper = mantissa > std::f64::consts::SQRT_2;
    let m = if upper { 0.5 * mantissa } else { mantissa };
    let exponent = if upper {
        biased - 1022.0
    } else {
        biased - 1023.0
    };
    // ln m = 2 artanh s, s = (m - 1) / (m + 1): |s| < 0.1716, so the first term left out is s^17 / 17 < 6e-15.
    let s = (m - 1.0) / (m + 1.0);
    let s2 = s * s;
    let series = ARTANH.iter().rev().fold(0.0, |sum, &c| sum * s2 + c);
    exponent * LN2_HIGH + (2.0 * s * series + exponent * LN2_LOW)
}

const ARTANH: [f64; 8] = [
    1.0,
    1.0 / 3.0,
    1.0 / 5.0,
    1.0 / 7.0,
    1.0 / 9.0,
    1.0 / 11.0,
    1.0 / 13.0,
    1.0 / 15.0,
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn exp_is_within_its_bound(x in -708.0..709.0_f64) {
            prop_assert!((exp(x) / libm::exp(x) - 1.0).abs() < 1e-13);
        }

        #[test]
        fn ln_is_within_its_bound(power in -300.0..300.0_f64) {
            let x = libm::pow(10.0, power);
            let expected = libm::log(x);
            prop_assert!((ln(x) - expected).abs() < 1e-13 * expected.abs().max(1.0));
        }
    }

    #[test]
    fn whole_powers_are_exact() {
        assert_eq!(exp(0.0).to_bits(), 1.0_f64.to_bits());
        assert_eq!(ln(1.0).to_bits(), 0.0_f64.to_bits());
        assert!((ln(0.5) + std::f64::consts::LN_2).abs() < 1e-16);
    }
}
