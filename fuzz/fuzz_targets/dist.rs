//! Any text is a distribution or is refused; what is read is written and read back the same, and its quantiles are numbers.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reliefsim::random::Dist;

fuzz_target!(|text: &str| {
    let Ok(dist) = text.parse::<Dist>() else { return };
    assert_eq!(dist.to_string().parse::<Dist>(), Ok(dist));
    for u in [1e-12, 0.1, 0.5, 0.9, 1.0 - 1e-12] {
        assert!(!dist.quantile(u).is_nan(), "{dist} at {u}");
    }
});
