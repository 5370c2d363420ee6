// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>

namespace matala::evaluate {

// Each prints one part of the table of goals. What cannot be measured is "skipped", with the reason.

/// Speed, start and memory, over our own summaries. Comes first: what is loaded later would count as memory.
void print_resources(std::filesystem::path const& golden);

/// Our own case summaries. Of the held half figures alone.
void print_summaries(std::filesystem::path const& golden, std::size_t most_misses);

/// Sentences of services, medicines, diagnoses and measures in which nothing identifies.
void print_kept(std::filesystem::path const& kept, std::size_t most_misses);

/// Identifiers and streets that are generated.
void print_generated(std::size_t most_misses);

/// Corpora and registers of a data folder; empty: none was given.
void print_corpora(std::filesystem::path const& data, std::size_t most_misses);

}  // namespace matala::evaluate
