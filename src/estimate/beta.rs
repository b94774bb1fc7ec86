//! The regularised incomplete beta function, its inverse, and Student's distribution that follows from it.

/// `I_x(a, b)` by the continued fraction of Lentz; Press, Teukolsky, Vetterling & Flannery (2007), "Numerical Recipes",
/// 3rd edition, section 6.4, equations 6.4.5 and 6.4.6.
pub fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let log_front = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b)
        + a * libm::log(x)
        + b * libm::log1p(-x);
    let front = libm::exp(log_front);
    // The fraction converges fast below the mean; above it the mirror image does.
    if x < (a + 1.0) / (a + b + 2.0) {
        front * continued_fraction(a, b, x) / a
    } else {
        1.0 - front * continued_fraction(b, a, 1.0 - x) / b
    }
}

/// The x at which `I_x(a, b)` = p, by bisection to the last bit that matters.
pub fn inverse_incomplete_beta(a: f64, b: f64, p: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if incomplete_beta(a, b, middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The t that the absolute value of Student's variate with `df` degrees of freedom stays below with chance `level`.
///
/// T² / (df + T²) is Beta(1/2, df/2); Johnson, Kotz & Balakrishnan (1995), "Continuous Univariate Distributions 2", section 28.2.
pub fn student_two_sided(df: f64, level: f64) -> f64 {
    let y = inverse_incomplete_beta(0.5, df / 2.0, level);
    libm::sqrt(df * y / (1.0 - y))
}

fn continued_fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let floor = |value: f64| if value.abs() < TINY { TINY } else { value };
    let (mut c, mut d) = (1.0, 1.0 / floor(1.0 - (a + b) * x / (a + 1.0)));
    let mut fraction = d;
    for step in 1..10_000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / floor(1.0 + even * d);
        c = floor(1.0 + even / c);
        fraction *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / floor(1.0 + odd * d);
        c = floor(1.0 + odd / c);
        fraction *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    fraction
}
