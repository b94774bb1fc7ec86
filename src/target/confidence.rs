//! How good the inputs are: a second scale beside the probability, never mixed with it.

/// Largest share of assumed numbers for high and for medium confidence.
const LIMITS: [(f64, &str); 2] = [(0.1, "high"), (0.5, "medium")];

/// The word for inputs of which so many entries stand in the plan, are public, are assumed:
/// `high` up to a tenth assumed, `medium` up to a half, else `low` (also where nothing is known of any).
pub fn confidence([plan, public, assumed]: [usize; 3]) -> &'static str {
    let all = plan + public + assumed;
    if all == 0 {
        return "low";
    }
    let share = assumed as f64 / all as f64;
    LIMITS
        .iter()
        .find(|(limit, _)| share <= *limit)
        .map_or("low", |(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_falls_with_the_share_of_assumptions() {
        assert_eq!(confidence([9, 0, 1]), "high");
        assert_eq!(confidence([3, 2, 5]), "medium");
        assert_eq!(confidence([3, 1, 5]), "low");
        assert_eq!(confidence([0, 0, 0]), "low");
    }
}
