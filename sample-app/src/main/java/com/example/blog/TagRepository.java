package com.example.blog;

import org.springframework.data.jpa.repository.JpaRepository;

/** The stored tags. */
public interface TagRepository extends JpaRepository<Tag, Integer> {}
