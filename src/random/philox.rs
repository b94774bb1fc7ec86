//! Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw,
//! "Parallel random numbers: as easy as 1, 2, 3" (SC 2011), section 3.3.
//!
//! A block is a pure function of a 64-bit key and a 128-bit counter, so any draw of any replication can be
//! computed on any thread or machine without the draws before it.

const MULTIPLIER: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];
const ROUNDS: usize = 10;

/// Four random 32-bit words for this key and counter.
#[inline]
pub fn block(key: [u32; 2], counter: [u32; 4]) -> [u32; 4] {
    rounds::<ROUNDS>(key, counter)
}

#[inline]
fn rounds<const N: usize>(mut key: [u32; 2], mut counter: [u32; 4]) -> [u32; 4] {
    for round in 0..N {
        if round > 0 {
            key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
        }
        let (high0, low0) = wide_product(MULTIPLIER[0], counter[0]);
        let (high1, low1) = wide_product(MULTIPLIER[1], counter[2]);
        counter = [
            high1 ^ counter[1] ^ key[0],
            low1,
            high0 ^ counter[3] ^ key[1],
            low0,
        ];
    }
    counter
}

#[inline]
fn wide_product(a: u32, b: u32) -> (u32, u32) {
    let product = u64::from(a) * u64::from(b);
    ((product >> 32) as u32, product as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Known answers of the authors' own library (Random123 `kat_vectors`, philox4x32-10 and -7).
    #[test]
    fn known_answers_of_the_authors_hold() {
        let ones = 0xFFFF_FFFF;
        assert_eq!(
            block([ones; 2], [ones; 4]),
            [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD]
        );
        assert_eq!(
            block([0; 2], [0; 4]),
            [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8]
        );
        let counter = [0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344];
        let key = [0xA409_3822, 0x299F_31D0];
        assert_eq!(
            block(key, counter),
            [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1]
        );
    }
}
