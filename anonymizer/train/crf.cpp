// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/train/crf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <numeric>
#include <random>
#include <unordered_map>

namespace matala::anonymizer::train {
namespace {

constexpr float smallest_gradient = 1e-4F;

struct parameter {
  tag_scores weight{};
  tag_scores square{};  // of the gradients so far
};

// Features as dense numbers, and only those that are frequent enough.
class dictionary {
 public:
  dictionary(std::vector<sequence> const& sequences, std::uint32_t rarest) {
    std::unordered_map<std::uint32_t, std::uint32_t> counts;
    for (auto const& s : sequences) {
      for (auto const& token : s.features) {
        for (auto const f : token) ++counts[f];
      }
    }
    for (auto const& [f, n] : counts) {
      if (n >= rarest) hashes_.push_back(f);
    }
    std::ranges::sort(hashes_);
    for (std::uint32_t i = 0; i < hashes_.size(); ++i) numbers_[hashes_[i]] = i;
  }

  std::vector<std::vector<std::uint32_t>> number(sequence const& s) const {
    std::vector<std::vector<std::uint32_t>> out(s.features.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
      for (auto const f : s.features[i]) {
        if (auto const at = numbers_.find(f); at != numbers_.end()) out[i].push_back(at->second);
      }
    }
    return out;
  }

  std::vector<std::uint32_t> const& hashes() const { return hashes_; }

 private:
  std::vector<std::uint32_t> hashes_;
  std::unordered_map<std::uint32_t, std::uint32_t> numbers_;
};

class learner {
 public:
  learner(std::vector<sequence> const& sequences, crf_settings const& how)
      : how_(how), sequences_(sequences), names_(sequences, how.rarest) {
    for (auto const& s : sequences) numbered_.push_back(names_.number(s));
    parameters_.resize(names_.hashes().size());
    fmt::print("{} features\n", parameters_.size());
  }

  void run() {
    std::vector<std::size_t> order(sequences_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937 dice(7);
    for (int epoch = 0; epoch < how_.epochs; ++epoch) {
      // std::shuffle may differ between libraries; this may not.
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[dice() % i]);
      double loss = 0;
      for (std::size_t const i : order) loss += step(sequences_[i], numbered_[i]);
      fmt::print("epoch {}: loss {:.0f}\n", epoch + 1, loss);
      std::fflush(stdout);
    }
  }

  tagger result() const {
    float largest = 0.01F;
    for (auto const& p : parameters_) {
      for (float const w : p.weight) largest = std::max(largest, std::abs(w));
    }
    // At use no feature is left out: each counts for its share only.
    float const share = 1 - how_.dropped;
    float const scale = std::min(largest, 6.0F) / 127;
    std::vector<tagger::row> rows;
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
      tagger::row r{names_.hashes()[i], {}};
      bool matters = false;
      for (std::size_t k = 0; k < tag_count; ++k) {
        matters = matters || std::abs(parameters_[i].weight[k]) >= how_.smallest;
        r.weights[k] =
            static_cast<std::int8_t>(std::clamp(std::round(parameters_[i].weight[k] * share / scale), -127.0F, 127.0F));
      }
      if (matters) rows.push_back(r);
    }
    tagger out;
    out.set(scale, rows, transitions());
    return out;
  }

 private:
  void move(parameter& p, std::size_t k, float gradient) {
    gradient += how_.decay * p.weight[k];
    p.square[k] += gradient * gradient;
    p.weight[k] -= how_.rate * gradient / (std::sqrt(p.square[k]) + 1e-4F);
  }

  std::vector<std::vector<std::uint32_t>> without_dropped(std::vector<std::vector<std::uint32_t>> const& all) {
    auto const least = static_cast<std::uint32_t>(static_cast<double>(how_.dropped) * std::mt19937::max());
    std::vector<std::vector<std::uint32_t>> out(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
      std::ranges::copy_if(all[i], std::back_inserter(out[i]), [&](std::uint32_t) { return drops_() >= least; });
    return out;
  }

  // One text: forward, backward, and a step against the gradient. Returns minus the log of the product of the gold
  // marginals.
  double step(sequence const& s, std::vector<std::vector<std::uint32_t>> const& all) {
    std::size_t const n = s.gold.size();
    auto const features = without_dropped(all);
    std::vector<tag_scores> scores(n, tag_scores{});
    for (std::size_t i = 0; i < n; ++i) {
      for (auto const f : features[i]) {
        for (std::size_t k = 0; k < tag_count; ++k) scores[i][k] += parameters_[f].weight[k];
      }
    }
    chain const passed(scores, transitions());
    double loss = 0;
    for (std::size_t i = 0; i < n; ++i) {
      auto const marginal = passed.marginal(i);
      auto const gold = static_cast<std::size_t>(s.gold[i]);
      loss -= std::log(std::max(1e-6F, marginal[gold]));
      for (std::size_t k = 0; k < tag_count; ++k) {
        float const gradient = s.weight * (marginal[k] - (k == gold ? 1.0F : 0.0F));
        if (std::abs(gradient) < smallest_gradient) continue;
        for (auto const f : features[i]) move(parameters_[f], k, gradient);
      }
      if (i > 0) move_transitions(s, i, passed.pair(i));
    }
    return loss;
  }

  void move_transitions(sequence const& s, std::size_t i, tag_pairs const& pair) {
    for (std::size_t a = 0; a < tag_count; ++a) {
      for (std::size_t b = 0; b < tag_count; ++b) {
        bool const gold = static_cast<std::size_t>(s.gold[i - 1]) == a && static_cast<std::size_t>(s.gold[i]) == b;
        float const gradient = s.weight * (pair[a][b] - (gold ? 1.0F : 0.0F));
        if (std::abs(gradient) > smallest_gradient) move(transitions_[a], b, gradient);
      }
    }
  }

  tag_pairs transitions() const {
    tag_pairs out{};
    for (std::size_t a = 0; a < tag_count; ++a) out[a] = transitions_[a].weight;
    return out;
  }

  crf_settings how_;
  std::mt19937 drops_{11};
  std::vector<sequence> const& sequences_;
  dictionary names_;
  std::vector<std::vector<std::vector<std::uint32_t>>> numbered_;
  std::vector<parameter> parameters_;
  std::array<parameter, tag_count> transitions_{};
};

}  // namespace

tagger learn(std::vector<sequence> const& sequences, crf_settings const& how) {
  learner one(sequences, how);
  one.run();
  return one.result();
}

}  // namespace matala::anonymizer::train
