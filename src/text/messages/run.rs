//! What `run` says while it works.

messages! {
    seed(seed): "seed {seed}", "随机种子 {seed}";
}
