package com.example.blog;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** What a user thinks of a post: once, for or against. */
@Entity
@Table(
    name = "votes",
    uniqueConstraints =
        @UniqueConstraint(
            name = "votes_once_per_user",
            columnNames = {"post_id", "user_id"}))
@Check(name = "votes_value_check", constraints = "value in (-1, 1)")
public class Vote {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "post_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Post post;

  @ManyToOne(optional = false)
  @JoinColumn(name = "user_id")
  private User user;

  private short value;

  protected Vote() {}

  public Vote(Post post, User user, int value) {
    this.post = post;
    this.user = user;
    this.value = (short) value;
  }

  public Long getId() {
    return id;
  }

  public Post getPost() {
    return post;
  }

  public User getUser() {
    return user;
  }

  public short getValue() {
    return value;
  }
}
