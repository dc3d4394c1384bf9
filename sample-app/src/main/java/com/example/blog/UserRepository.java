package com.example.blog;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The stored users. */
public interface UserRepository extends JpaRepository<User, Long> {

  Optional<User> findByEmail(String email);
}
