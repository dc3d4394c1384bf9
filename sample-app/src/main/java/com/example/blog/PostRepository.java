package com.example.blog;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The stored posts. */
public interface PostRepository extends JpaRepository<Post, Long> {

  List<Post> findByStatus(PostStatus status);
}
