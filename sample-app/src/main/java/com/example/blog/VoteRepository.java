package com.example.blog;

import org.springframework.data.jpa.repository.JpaRepository;

/** The stored votes. */
public interface VoteRepository extends JpaRepository<Vote, Long> {

  long countByPost(Post post);
}
